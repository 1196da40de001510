import { updateContactNote as update } from '#domain';
import { fromTlFormatted } from '../from-tl/entities.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const updateContactNote = method(
  'contacts.updateContactNote',
  async (call, request) => {
    const account = fromTlUser(call, request.id);
    await update(call.world, { owner: call.account, account, note: fromTlFormatted(call, request.note) });
    return true;
  },
  { peopleOnly: true },
);
