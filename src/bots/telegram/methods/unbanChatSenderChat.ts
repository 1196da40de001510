import { checkSenderChat } from '../from-api/sender-chat.ts';
import { method } from '../method.ts';

export const unbanChatSenderChat = method('unbanChatSenderChat', async (call) => {
  await checkSenderChat(call);
  return true;
});
