import type { AccountId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';

const booksAtMost = 5000;

/** Makes a newcomer a contact of everybody who keeps the number. */
export async function joinAddressBooks(world: World, tx: WriteTx, account: AccountId, phone: string): Promise<void> {
  for (const entry of await tx.accounts.phoneBookOwners(phone, booksAtMost)) {
    const { owner, firstName, lastName } = entry;
    if (owner === account) continue;
    await tx.accounts.putContact({ owner, account, phone, firstName, lastName, date: world.clock.nowS() });
    await appendUpdate(tx, owner, world.clock.nowS(), { kind: 'contactsReset' });
  }
}

/** Where sign-up needs an invitation, it is this: a member keeps the number in the address book. */
export async function isInvited(tx: Tx, phone: string): Promise<boolean> {
  const entries = await tx.accounts.phoneBookOwners(phone, booksAtMost);
  const owners = await tx.accounts.many(entries.map(({ owner }) => owner));
  return owners.some(({ deletedAt, suspendedAt }) => deletedAt === undefined && suspendedAt === undefined);
}
