import { deleteByPhones as remove } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const deleteByPhones = method(
  'contacts.deleteByPhones',
  async (call, request) => {
    const phones = request.phones.slice(0, call.world.limits.contactsPerImport);
    await remove(call.world, { owner: call.account, phones, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
