import { mayBeSeen } from '../accounts/may-be-seen.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';

export interface PhoneContact {
  clientId: string;
  phone: string;
  firstName: string;
  lastName: string;
}

export interface ImportResult {
  imported: { clientId: string; account: AccountId }[];
  /** Beyond the limit of one import: to be asked for again later. */
  retry: string[];
}

/**
 * Keeps these numbers, and makes contacts of those that have an account and let themselves be found by number. The
 * others become contacts when they sign up.
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
    let room = world.limits.contacts - (await tx.accounts.phoneBook(owner)).length;
    for (const contact of contacts.slice(0, contactsPerImport)) {
      const phone = contact.phone.replace(/\D/g, '').slice(0, longestPhone);
      if (phone === '' || room-- <= 0) continue;
      const firstName = contact.firstName.slice(0, nameLength).toWellFormed();
      const lastName = contact.lastName.slice(0, nameLength).toWellFormed();
      await tx.accounts.putPhone({ owner, phone, firstName, lastName, date });
      const found = await tx.accounts.byPhone(phone);
      if (!found || found.deletedAt !== undefined || found.suspendedAt !== undefined || found.id === owner) continue;
      if (!(await mayBeSeen(tx, found.id, owner, 'addedByPhone'))) continue;
      await tx.accounts.putContact({ owner, account: found.id, phone, firstName, lastName, date });
      imported.push({ clientId: contact.clientId, account: found.id });
    }
    if (imported.length > 0) await appendUpdate(tx, owner, date, { kind: 'contactsReset' });
    return { imported, retry: contacts.slice(contactsPerImport).map(({ clientId }) => clientId) };
  });
}

const longestPhone = 20;
