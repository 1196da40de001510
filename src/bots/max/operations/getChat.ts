import { operation } from '../operation.ts';
import { showChat } from '../to-api/show.ts';
import { requireChat } from '../from-api/chat.ts';

export const getChat = operation('getChat', 'GET', 'chats/{chatId}', async (call) =>
  showChat(call, (await requireChat(call, 'look')).peer),
);
