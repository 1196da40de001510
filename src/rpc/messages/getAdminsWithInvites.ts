import { requireInviter } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const getAdminsWithInvites = method(
  'messages.getAdminsWithInvites',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const chat = fromTlPeer(call, request.peer);
      await requireInviter(tx, call.account, chat, call.world.clock.nowS());
      const counts = await tx.invites.counts(chat);
      return {
        _: 'messages.chatAdminsWithInvites',
        admins: counts.map((row) => ({
          _: 'chatAdminWithInvites' as const,
          adminId: row.admin,
          invitesCount: row.live,
          revokedInvitesCount: row.revoked,
        })),
        users: await toTlUsers(
          call,
          tx,
          counts.map((row) => row.admin),
        ),
      };
    }),
  { peopleOnly: true },
);
