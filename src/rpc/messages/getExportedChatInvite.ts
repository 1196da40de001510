import { requireInvite } from '#domain';
import { fromTlInviteHash } from '../from-tl/invite-hash.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlInvite } from '../to-tl/chats/invite.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getExportedChatInvite = method(
  'messages.getExportedChatInvite',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const chat = fromTlPeer(call, request.peer);
      const invite = await requireInvite(call.world, tx, call.account, chat, fromTlInviteHash(request.link));
      return {
        _: 'messages.exportedChatInvite',
        invite: toTlInvite(call, invite),
        users: await toTlUsers(call, tx, [invite.admin]),
      };
    }),
  { peopleOnly: true },
);
