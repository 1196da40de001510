import { requireChat } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const getChatMemberCount = method('getChatMemberCount', async (call) => {
  const found = await requireChat(call, 'look');
  if (found.chat) return found.chat.members;
  return found.peer === call.bot.id ? 1 : 2;
});
