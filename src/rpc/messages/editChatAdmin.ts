import { editGroupAdmin, groupPeer } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const editChatAdmin = method(
  'messages.editChatAdmin',
  async (call, request) => {
    await editGroupAdmin(call.world, {
      actor: call.account,
      chat: groupPeer(request.chatId),
      account: fromTlUser(call, request.userId),
      admin: request.isAdmin,
    });
    return true;
  },
  { peopleOnly: true },
);
