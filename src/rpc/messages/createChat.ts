import { createGroup } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFounded } from '../to-tl/chats/founded.ts';
import { toTlMissingInvitees } from '../to-tl/chats/missing-invitees.ts';

export const createChat = method(
  'messages.createChat',
  async (call, request) => {
    const { said, missing, chat } = await createGroup(call.world, {
      creator: call.account,
      title: request.title,
      members: request.users.map((user) => fromTlUser(call, user)),
      ttlS: request.ttlPeriod,
      session: ownSession(call),
    });
    const updates = await toTlFounded(call, call.account, said, [chat, ...missing]);
    return { _: 'messages.invitedUsers', updates, missingInvitees: toTlMissingInvitees(missing) };
  },
  { peopleOnly: true },
);
