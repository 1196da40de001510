import {
  Activity,
  Archive,
  Bell,
  BookCheck,
  Building2,
  ArrowLeftRight,
  ChartNoAxesColumn,
  FileText,
  Gavel,
  Inbox,
  KeyRound,
  Landmark,
  Layers,
  type LucideIcon,
  Scale,
  ShieldCheck,
  Siren,
  UserRoundX,
  Users,
  Waypoints,
} from 'lucide-react';
import type { StaffAction } from '../../../src/safety/index.ts';
import type { Key } from '../i18n/index.ts';

export interface PageEntry {
  readonly at: string;
  readonly name: Key;
  readonly icon: LucideIcon;
  readonly needs: StaffAction;
  /** The second key after `g`. */
  readonly letter: string;
  readonly group: 'work' | 'intake' | 'office';
}

/** Every page of the desk in the order of the navigation. */
export const pages: readonly PageEntry[] = [
  { at: 'queue', name: 'page.queue', icon: Inbox, needs: 'queue.see', letter: 'q', group: 'work' },
  { at: 'orders', name: 'page.orders', icon: Gavel, needs: 'order.see', letter: 'o', group: 'work' },
  { at: 'operations', name: 'page.operations', icon: Layers, needs: 'operation.see', letter: 'p', group: 'work' },
  { at: 'networks', name: 'page.networks', icon: Waypoints, needs: 'networks.see', letter: 'n', group: 'work' },
  { at: 'exchange', name: 'page.exchange', icon: ArrowLeftRight, needs: 'exchange.see', letter: 'x', group: 'work' },
  { at: 'appeals', name: 'page.appeals', icon: Scale, needs: 'appeal.see', letter: 'a', group: 'work' },
  { at: 'threats', name: 'page.threats', icon: Siren, needs: 'threat.see', letter: 'h', group: 'work' },
  { at: 'notices', name: 'page.notices', icon: Bell, needs: 'case.see', letter: 'i', group: 'intake' },
  { at: 'referrals', name: 'page.referrals', icon: Landmark, needs: 'case.see', letter: 'r', group: 'intake' },
  { at: 'flaggers', name: 'page.flaggers', icon: ShieldCheck, needs: 'case.see', letter: 'f', group: 'intake' },
  { at: 'dsa-orders', name: 'page.dsaOrders', icon: FileText, needs: 'order.see', letter: 'd', group: 'intake' },
  { at: 'misuse', name: 'page.misuse', icon: UserRoundX, needs: 'misuse.see', letter: 'm', group: 'intake' },
  { at: 'vault', name: 'page.vault', icon: Archive, needs: 'vault.see', letter: 'v', group: 'office' },
  { at: 'load', name: 'page.load', icon: Activity, needs: 'queue.see', letter: 'l', group: 'office' },
  {
    at: 'transparency',
    name: 'page.transparency',
    icon: ChartNoAxesColumn,
    needs: 'transparency.see',
    letter: 't',
    group: 'office',
  },
  { at: 'ledger', name: 'page.ledger', icon: BookCheck, needs: 'ledger.verify', letter: 'e', group: 'office' },
  { at: 'staff', name: 'page.staff', icon: Users, needs: 'staff.see', letter: 's', group: 'office' },
  { at: 'office', name: 'page.office', icon: Building2, needs: 'office.see', letter: 'b', group: 'office' },
  { at: 'keys', name: 'page.keys', icon: KeyRound, needs: 'key.manage', letter: 'k', group: 'office' },
];
