import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { type ContactChange, tellBoth } from './add-contact.ts';

/** Removes contacts, and their numbers from the address book, so that they do not come back by themselves. */
export async function deleteContacts(
  world: World,
  change: ContactChange & { accounts: readonly AccountId[] },
): Promise<LogEntry[]> {
  const { owner } = change;
  return world.store.write(async (tx) => {
    const removed = await tx.accounts.contactsAmong(owner, change.accounts);
    for (const { account } of removed) await tx.accounts.removeContact(owner, account);
    const phones = removed.map(({ phone }) => phone).filter((phone) => phone !== '');
    await tx.accounts.removePhones(owner, phones);
    return tellBoth(
      world,
      tx,
      change,
      removed.map(({ account }) => account),
    );
  });
}

/** The same by numbers, as address books name people. */
export async function deleteByPhones(
  world: World,
  change: ContactChange & { phones: readonly string[] },
): Promise<void> {
  const phones = new Set(change.phones.map((phone) => phone.replace(/\D/g, '')));
  const own = await world.store.read((tx) => tx.accounts.contacts(change.owner));
  const accounts = own.filter(({ phone }) => phones.has(phone)).map(({ account }) => account);
  await deleteContacts(world, { ...change, accounts });
  await world.store.write((tx) => tx.accounts.removePhones(change.owner, [...phones]));
}
