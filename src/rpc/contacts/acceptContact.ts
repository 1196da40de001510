import { acceptContact as accept } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const acceptContact = method(
  'contacts.acceptContact',
  async (call, request) => {
    const account = fromTlUser(call, request.id);
    const entries = await accept(call.world, { owner: call.account, account, session: ownSession(call) });
    return toTlEntries(call, call.account, entries);
  },
  { peopleOnly: true },
);
