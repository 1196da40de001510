import type { AccountId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';

/** Under this name an account's settings keep what it reacted with, the latest first. */
const setting = 'reactions:recent';
/** As many as clients show beside each other. */
const most = 50;

/** What the account reacted with, the latest first. */
export const recentReactions = async (tx: Tx, account: AccountId): Promise<string[]> =>
  (await tx.accounts.setting<string[]>(account, setting)) ?? [];

/** Puts these in front, and tells the account's other devices. */
export async function noteRecent(
  tx: WriteTx,
  account: AccountId,
  given: readonly string[],
  nowS: number,
  session: string | undefined,
): Promise<void> {
  const before = await recentReactions(tx, account);
  const after = [...new Set([...given, ...before])].slice(0, most);
  if (given.length === 0 || after.join(' ') === before.join(' ')) return;
  await tx.accounts.putSetting(account, setting, after);
  await appendUpdate(tx, account, nowS, { kind: 'recentReactions' }, { exceptSession: session });
}

/** Forgets them all, and tells the account's other devices. */
export function clearRecentReactions(world: World, account: AccountId, session: string | undefined): Promise<void> {
  return world.store.write(async (tx) => {
    if ((await recentReactions(tx, account)).length === 0) return;
    await tx.accounts.removeSetting(account, setting);
    await appendUpdate(tx, account, world.clock.nowS(), { kind: 'recentReactions' }, { exceptSession: session });
  });
}
