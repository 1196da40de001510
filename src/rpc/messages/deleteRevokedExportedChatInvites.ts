import { requireRight } from '#domain';
import { fromTlPeer, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const deleteRevokedExportedChatInvites = method(
  'messages.deleteRevokedExportedChatInvites',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    const admin = fromTlUser(call, request.adminId);
    await call.world.store.write(async (tx) => {
      await requireRight(tx, call.account, chat, 'inviteUsers', call.world.clock.nowS());
      for (const invite of await tx.invites.list(chat, admin, true)) await tx.invites.remove(invite.hash);
    });
    return true;
  },
  { peopleOnly: true },
);
