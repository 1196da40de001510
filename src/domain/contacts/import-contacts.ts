import { mayBeSeen } from '../accounts/may-be-seen.ts';
import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { appendInOrder, type UpdateTo } from '../updates/append-in-order.ts';
import type { FormattedText } from '../messages/normalise-text.ts';
import { cleanNote, knows } from './add-contact.ts';

export interface PhoneContact {
  clientId: string;
  phone: string;
  firstName: string;
  lastName: string;
  /** Takes the place of the note that is kept. */
  note?: FormattedText | undefined;
}

export interface ImportResult {
  imported: { clientId: string; account: AccountId }[];
  /** Beyond the limit of one import: to be asked for again later. */
  retry: string[];
}

/**
 * Keeps these numbers, and makes contacts of those that have an account and let themselves be found by number. The
 * others become contacts when they sign up.
 *
 * @throws entity-bounds-invalid
 */
export async function importContacts(
  world: World,
  owner: AccountId,
  contacts: readonly PhoneContact[],
): Promise<ImportResult> {
  const { contactsPerImport, nameLength } = world.limits;
  return world.store.write(async (tx) => {
    const imported: ImportResult['imported'] = [];
    const date = world.clock.nowS();
    const kept = new Set((await tx.accounts.phoneBook(owner)).map(({ phone }) => phone));
    for (const contact of contacts.slice(0, contactsPerImport)) {
      const phone = contact.phone.replace(/\D/g, '').slice(0, longestPhone);
      if (phone === '' || (!kept.has(phone) && kept.size >= world.limits.contacts)) continue;
      kept.add(phone);
      const firstName = contact.firstName.slice(0, nameLength).toWellFormed();
      const lastName = contact.lastName.slice(0, nameLength).toWellFormed();
      await tx.accounts.putPhone({ owner, phone, firstName, lastName, date });
      const found = await tx.accounts.byPhone(phone);
      if (!found || found.deletedAt !== undefined || found.suspendedAt !== undefined || found.id === owner) continue;
      if (!(await mayBeSeen(tx, found.id, owner, 'addedByPhone'))) continue;
      // An address book is brought again and again: what was written down of somebody stays.
      const before = (await tx.accounts.contact(owner, found.id))?.note;
      const note = contact.note === undefined ? before : cleanNote(world, contact.note);
      const noted = note?.text ? { note } : {};
      await tx.accounts.putContact({ owner, account: found.id, phone, firstName, lastName, date, ...noted });
      imported.push({ clientId: contact.clientId, account: found.id });
    }
    const updates = await updatesOf(tx, owner, new Set(imported.map(({ account }) => account)));
    await appendInOrder(tx, date, updates);
    return { imported, retry: contacts.slice(contactsPerImport).map(({ clientId }) => clientId) };
  });
}

const longestPhone = 20;

/** The owner reads the contacts anew; whoever knows the owner sees what is shown to contacts. */
async function updatesOf(tx: Tx, owner: AccountId, imported: ReadonlySet<AccountId>): Promise<UpdateTo[]> {
  if (imported.size === 0) return [];
  const updates: UpdateTo[] = [{ mailbox: owner, body: { kind: 'contactsReset' } }];
  for (const account of imported) {
    if (await knows(tx, account, owner)) updates.push({ mailbox: account, body: { kind: 'account', account: owner } });
  }
  return updates;
}
