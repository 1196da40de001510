import { deleteContacts as remove } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const deleteContacts = method(
  'contacts.deleteContacts',
  async (call, request) => {
    const accounts = request.id.slice(0, call.world.limits.contactsPerImport).map((user) => fromTlUser(call, user));
    const entries = await remove(call.world, { owner: call.account, accounts, session: ownSession(call) });
    return toTlEntries(call, call.account, entries, accounts);
  },
  { peopleOnly: true },
);
