import { idsHash } from '../ids-hash.ts';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getContacts = method(
  'contacts.getContacts',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const contacts = await tx.accounts.contacts(call.account);
      const ids = contacts.map(({ account }) => account);
      const savedCount = (await tx.accounts.phoneBook(call.account)).length;
      if (!request.hash.isZero() && request.hash.equals(idsHash([savedCount, ...ids])))
        return { _: 'contacts.contactsNotModified' };
      const keepers = new Set(await tx.accounts.contactOwners(call.account, ids));
      return {
        _: 'contacts.contacts',
        contacts: ids.map((userId) => ({ _: 'contact', userId, mutual: keepers.has(userId) })),
        savedCount,
        users: await toTlUsers(call, tx, ids),
      };
    }),
  { peopleOnly: true },
);
