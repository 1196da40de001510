import { Plus, UserRoundCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useApp, usePeer, useSelf } from '../../app/context.tsx';
import { rememberSlot, switchTo } from '../../app/slot.ts';
import { t } from '../../i18n/index.ts';
import type { MenuItems } from '../../ui/menu.tsx';

const KEY = 'tocsin.accounts';
const MAX_ACCOUNTS = 4;

interface KnownAccount {
  slot: number;
  name: string;
}

function accounts(): KnownAccount[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(list) ? (list as KnownAccount[]).filter((it) => typeof it.slot === 'number') : [];
  } catch {
    return [];
  }
}

export function forgetAccount(slot: number): void {
  const rest = accounts().filter((account) => account.slot !== slot);
  localStorage.setItem(KEY, JSON.stringify(rest));
  rememberSlot(rest[0]?.slot ?? 0);
}

/** The other accounts of this browser, each with its own connection and its own local store. */
export function useAccountItems(): MenuItems {
  const { slot } = useApp();
  const name = usePeer(useSelf())?.name;
  useEffect(() => {
    if (!name) return;
    localStorage.setItem(KEY, JSON.stringify([...accounts().filter((it) => it.slot !== slot), { slot, name }]));
  }, [slot, name]);
  const others = accounts().filter((it) => it.slot !== slot);
  const taken = new Set([slot, ...others.map((it) => it.slot)]);
  const free = Array.from({ length: MAX_ACCOUNTS }, (_, index) => index).find((index) => !taken.has(index));
  return [
    ...others.map((it) => ({ label: it.name, icon: <UserRoundCheck size={18} />, does: () => switchTo(it.slot) })),
    free !== undefined && { label: t('menu.addAccount'), icon: <Plus size={18} />, does: () => switchTo(free) },
  ];
}
