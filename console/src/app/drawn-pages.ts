import { type ComponentType, useEffect, useState } from 'react';

const cases = () => import('../cases/cases-page.tsx').then((m) => m.CasesPage);

const loaders: Record<string, () => Promise<ComponentType>> = {
  queue: cases,
  case: cases,
  subject: () => import('../cases/subject-page.tsx').then((m) => m.SubjectPage),
  orders: () => import('../orders/orders-page.tsx').then((m) => m.OrdersPage),
  'dsa-orders': () => import('../orders/dsa-orders-page.tsx').then((m) => m.DsaOrdersPage),
  operations: () => import('../operations/operations-page.tsx').then((m) => m.OperationsPage),
  networks: () => import('../networks/networks-page.tsx').then((m) => m.NetworksPage),
  exchange: () => import('../exchange/exchange-page.tsx').then((m) => m.ExchangePage),
  appeals: () => import('../statements/appeals-page.tsx').then((m) => m.AppealsPage),
  notices: () => import('../intake/notices-page.tsx').then((m) => m.NoticesPage),
  referrals: () => import('../intake/referrals-page.tsx').then((m) => m.ReferralsPage),
  flaggers: () => import('../intake/flaggers-page.tsx').then((m) => m.FlaggersPage),
  misuse: () => import('../misuse/misuse-page.tsx').then((m) => m.MisusePage),
  threats: () => import('../threats/threats-page.tsx').then((m) => m.ThreatsPage),
  vault: () => import('../orders/vault-page.tsx').then((m) => m.VaultPage),
  load: () => import('../transparency/load-page.tsx').then((m) => m.LoadPage),
  transparency: () => import('../transparency/reports-page.tsx').then((m) => m.ReportsPage),
  ledger: () => import('../events/ledger-page.tsx').then((m) => m.LedgerPage),
  staff: () => import('../staff/staff-page.tsx').then((m) => m.StaffPage),
  office: () => import('../staff/office-page.tsx').then((m) => m.OfficePage),
  keys: () => import('../staff/keys-page.tsx').then((m) => m.KeysPage),
};

const loaded = new Map<string, ComponentType>();

export const isPage = (at: string): boolean => Object.hasOwn(loaders, at);

/** Fetches a page, so that it is drawn at once when its turn comes. */
export async function loadPage(at: string): Promise<void> {
  const page = loaded.has(at) ? undefined : await loaders[at]?.();
  if (page) loaded.set(at, page);
}

/** Fetches all of them, one after another: each key is answered at once from then on. */
export async function loadEveryPage(): Promise<void> {
  for (const at of Object.keys(loaders)) await loadPage(at);
}

/**
 * The page, or undefined until it is fetched. Not React's `lazy`: whoever waits for that waits for 300 ms at least, which
 * is how long it keeps what it shows meanwhile.
 */
export function usePage(at: string): ComponentType | undefined {
  const [failure, setFailure] = useState<Error>();
  const [, draw] = useState(0);
  const known = loaded.has(at);
  useEffect(() => {
    if (!known)
      loadPage(at).then(
        () => draw((times) => times + 1),
        (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
      );
  }, [at, known]);
  if (failure !== undefined) throw failure;
  return loaded.get(at);
}
