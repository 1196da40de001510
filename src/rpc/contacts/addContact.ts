import { addContact as add } from '#domain';
import { fromTlFormatted } from '../from-tl/entities.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const addContact = method(
  'contacts.addContact',
  async (call, request) => {
    const entries = await add(call.world, {
      owner: call.account,
      account: fromTlUser(call, request.id),
      firstName: request.firstName,
      lastName: request.lastName,
      phone: request.phone,
      note: request.note && fromTlFormatted(call, request.note),
      sharePhone: request.addPhonePrivacyException ?? false,
      session: ownSession(call),
    });
    return toTlEntries(call, call.account, entries);
  },
  { peopleOnly: true },
);
