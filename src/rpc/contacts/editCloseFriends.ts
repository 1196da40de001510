import { editCloseFriends as edit } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const editCloseFriends = method(
  'contacts.editCloseFriends',
  async (call, request) => {
    await edit(call.world, { owner: call.account, accounts: request.id, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
