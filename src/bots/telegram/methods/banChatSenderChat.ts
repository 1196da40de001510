import { checkSenderChat } from '../from-api/sender-chat.ts';
import { method } from '../method.ts';

export const banChatSenderChat = method('banChatSenderChat', async (call) => {
  await checkSenderChat(call);
  return true;
});
