import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { emptyDialog } from './get-dialogs.ts';

/** Seconds that clients and TL allow: off, or up to a year. */
const maxTtlS = 366 * 86_400;

/** Under this name an account's settings keep the timer of its new chats, in seconds. `standing` reads it too. */
export const defaultTtlKey = 'history-ttl';

/** @throws ttl-invalid */
export function checkTtl(ttlS: number): void {
  if (ttlS < 0 || ttlS > maxTtlS || (ttlS > 0 && ttlS < 60)) refuse('ttl-invalid');
}

/** Messages of a private chat delete themselves after `ttlS` seconds from now on (0: never), for both sides. */
export async function setPrivateTtl(
  tx: WriteTx,
  { account, peer, ttlS, nowS }: { account: AccountId; peer: AccountId; ttlS: number; nowS: number },
): Promise<void> {
  // In rising order, as everybody locks mailboxes.
  for (const owner of [...new Set([account, peer])].sort((a, b) => a - b)) {
    const other = owner === account ? peer : account;
    const dialog = (await tx.dialogs.get(owner, other)) ?? emptyDialog(owner, other);
    await tx.dialogs.put({ ...dialog, ttlS });
    await appendUpdate(tx, owner, nowS, { kind: 'historyTtl', peer: other, periodS: ttlS });
  }
}

/** Private chats in which the account has said nothing yet get this timer with its first message. @throws ttl-invalid */
export async function setDefaultTtl(world: World, account: AccountId, ttlS: number): Promise<void> {
  checkTtl(ttlS);
  await world.store.write(async (tx) => {
    if (ttlS === 0) await tx.accounts.removeSettings(account, defaultTtlKey);
    else await tx.accounts.putSetting(account, defaultTtlKey, ttlS);
  });
}

/** Seconds; 0 when new chats get no timer. */
export function getDefaultTtl(world: World, account: AccountId): Promise<number> {
  return world.store.read(async (tx) => (await tx.accounts.setting<number>(account, defaultTtlKey)) ?? 0);
}

/** Whether the account is about to say its first words in this private chat. */
export async function isFirstWord(tx: Tx, account: AccountId, peer: AccountId): Promise<boolean> {
  const [said] = await tx.messages.history({ mailbox: account, peer, sender: account, limit: 1 });
  return said === undefined;
}
