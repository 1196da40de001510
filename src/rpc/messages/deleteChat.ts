import { deleteGroup, groupPeer } from '#domain';
import { method } from '../method.ts';

export const deleteChat = method(
  'messages.deleteChat',
  async (call, request) => {
    await deleteGroup(call.world, { actor: call.account, chat: groupPeer(request.chatId) });
    return true;
  },
  { peopleOnly: true },
);
