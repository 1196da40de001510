import { removeRevokedInvites } from '#domain';
import { fromTlPeer, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const deleteRevokedExportedChatInvites = method(
  'messages.deleteRevokedExportedChatInvites',
  async (call, request) => {
    const admin = fromTlUser(call, request.adminId);
    await removeRevokedInvites(call.world, { actor: call.account, chat: fromTlPeer(call, request.peer), admin });
    return true;
  },
  { peopleOnly: true },
);
