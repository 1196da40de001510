import { groupPeer, requireMember } from '#domain';
import { method } from '../method.ts';
import { toTlChatFull } from '../to-tl/chats/chat-full.ts';

export const getFullChat = method('messages.getFullChat', (call, request) =>
  call.world.store.read(async (tx) => {
    const { chat } = await requireMember(tx, call.account, groupPeer(request.chatId));
    return toTlChatFull(call, tx, chat);
  }),
);
