import { refuse, requireInviter } from '#domain';
import { fromTlPeer, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { pageLimit } from '../from-tl/page-limit.ts';
import { toTlInvite } from '../to-tl/chats/invite.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getExportedChatInvites = method(
  'messages.getExportedChatInvites',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const chat = fromTlPeer(call, request.peer);
      const admin = fromTlUser(call, request.adminId);
      const { member } = await requireInviter(tx, call.account, chat, call.world.clock.nowS());
      if (admin !== call.account && member.status !== 'creator') refuse('chat-admin-required');
      const invites = await tx.invites.list(chat, admin, request.revoked ?? false);
      const below =
        request.offsetLink === undefined
          ? -1
          : invites.findIndex((invite) => request.offsetLink?.endsWith(invite.hash));
      const page = invites.slice(below + 1, below + 1 + pageLimit(call, request.limit));
      return {
        _: 'messages.exportedChatInvites',
        count: invites.length,
        invites: page.map((invite) => toTlInvite(call, invite)),
        users: await toTlUsers(call, tx, [admin]),
      };
    }),
  { peopleOnly: true },
);
