import type { AccountId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendInOrder, type UpdateTo } from '../updates/append-in-order.ts';
import type { UpdateBody } from '../updates/bodies.ts';

/** Those who talk with the account or keep it as a contact. */
export async function acquaintances(world: World, tx: Tx, account: AccountId): Promise<AccountId[]> {
  const { profileWatchers } = world.limits;
  const talking = await tx.dialogs.accountsWith(account, profileWatchers);
  const keeping = (await tx.accounts.contactOwners(account)).slice(0, profileWatchers);
  return [...new Set([...talking, ...keeping])].filter((other) => other > 0 && other !== account);
}

/**
 * Tells the account itself and those who talk with it or keep it as a contact that its profile changed. `own` are
 * further updates for the account itself.
 */
export async function tellAboutAccount(
  world: World,
  tx: WriteTx,
  account: AccountId,
  exceptSession?: string,
  own: readonly UpdateBody[] = [],
): Promise<void> {
  const others = await acquaintances(world, tx, account);
  const updates: UpdateTo[] = [
    ...own.map((body) => ({ mailbox: account, body, exceptSession })),
    ...[account, ...others].map((mailbox) => ({ mailbox, body: { kind: 'account', account } as const, exceptSession })),
  ];
  await appendInOrder(tx, world.clock.nowS(), updates);
}
