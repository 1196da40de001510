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
}

/** Adds those of these numbers that have an account and let themselves be found by number. */
export function importContacts(
  world: World,
  owner: AccountId,
  contacts: readonly PhoneContact[],
): Promise<ImportResult> {
  return world.store.write(async (tx) => {
    const imported: ImportResult['imported'] = [];
    const nowS = world.clock.nowS();
    for (const contact of contacts.slice(0, world.limits.contactsPerImport)) {
      const phone = contact.phone.replace(/\D/g, '');
      const found = phone === '' ? undefined : await tx.accounts.byPhone(phone);
      if (!found || found.deletedAt !== undefined) continue;
      if (!(await mayBeSeen(tx, found.id, owner, 'addedByPhone'))) continue;
      const { firstName, lastName } = contact;
      await tx.accounts.putContact({ owner, account: found.id, phone, firstName, lastName, date: nowS });
      imported.push({ clientId: contact.clientId, account: found.id });
    }
    if (imported.length > 0) await appendUpdate(tx, owner, nowS, { kind: 'contactsReset' });
    return { imported };
  });
}
