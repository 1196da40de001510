import { SERVICE_ACCOUNT } from '#domain';
import { domainOf, writeOf } from '../../messenger/tx.ts';
import type { SafetyTx } from '../../ports.ts';

/** Places up to which the watcher has read; each moves in the transaction that holds what was found there. */
export type CursorName = 'ledger' | 'feed' | 'accounts' | 'journal';

const keyOf = (name: string): string => `recognition-${name}`;

/** How far the watcher has read in this direction; 0 at first. */
export const cursor = async (tx: SafetyTx, name: CursorName): Promise<number> =>
  (await domainOf(tx).accounts.setting<number>(SERVICE_ACCOUNT, keyOf(name))) ?? 0;

/** Notes up to where the watcher has read. */
export const moveCursor = (tx: SafetyTx, name: CursorName, to: number): Promise<void> =>
  writeOf(tx).accounts.putSetting(SERVICE_ACCOUNT, keyOf(name), to);

interface Lease {
  holder: string;
  untilMs: number;
}

const leaseMs = 30_000;

/** Whether this process is the one that watches; it is when nobody else renewed the lease lately. */
export async function holdLease(tx: SafetyTx, holder: string, nowMs: number): Promise<boolean> {
  const { accounts } = writeOf(tx);
  const lease = await accounts.setting<Lease>(SERVICE_ACCOUNT, keyOf('lease'));
  if (lease && lease.holder !== holder && lease.untilMs > nowMs) return false;
  await accounts.putSetting(SERVICE_ACCOUNT, keyOf('lease'), { holder, untilMs: nowMs + leaseMs });
  return true;
}

/** Gives the lease back, so that another process need not wait for its end. */
export async function endLease(tx: SafetyTx, holder: string): Promise<void> {
  const { accounts } = writeOf(tx);
  const lease = await accounts.setting<Lease>(SERVICE_ACCOUNT, keyOf('lease'));
  if (lease?.holder === holder) await accounts.putSetting(SERVICE_ACCOUNT, keyOf('lease'), { holder, untilMs: 0 });
}
