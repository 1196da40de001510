import { groupPeer, requireMember } from '#domain';
import { method } from '../method.ts';
import { readyLastingInvite } from '../to-tl/chats/invite.ts';
import { toTlChatFull } from '../to-tl/chats/chat-full.ts';

export const getFullChat = method('messages.getFullChat', async (call, request) => {
  const group = groupPeer(request.chatId);
  await readyLastingInvite(call, group);
  return call.world.store.read(async (tx) => {
    const { chat } = await requireMember(tx, call.account, group);
    return toTlChatFull(call, tx, chat);
  });
});
