import Long from 'long';
import { importContacts as load } from '#domain';
import { fromTlFormatted } from '../from-tl/entities.ts';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const importContacts = method(
  'contacts.importContacts',
  async (call, request) => {
    const { imported, retry } = await load(
      call.world,
      call.account,
      request.contacts.map((contact) => ({
        clientId: contact.clientId.toString(),
        phone: contact.phone,
        firstName: contact.firstName,
        lastName: contact.lastName,
        note: contact.note && fromTlFormatted(call, contact.note),
      })),
    );
    const ids = [...new Set(imported.map((entry) => entry.account))];
    return {
      _: 'contacts.importedContacts',
      imported: imported.map((entry) => ({
        _: 'importedContact',
        userId: entry.account,
        clientId: Long.fromString(entry.clientId),
      })),
      popularInvites: [],
      retryContacts: retry.map((clientId) => Long.fromString(clientId)),
      users: await call.world.store.read((tx) => toTlUsers(call, tx, ids)),
    };
  },
  { peopleOnly: true },
);
