import { leaveChannel, removeFromGroup } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { done, operation } from '../operation.ts';

export const leaveChat = operation('leaveChat', 'DELETE', 'chats/{chatId}/members/me', async (call) => {
  const { bot, world } = call;
  const { chat } = await requireGroup(call, 'belong');
  if (chat.kind === 'group')
    await removeFromGroup(world, { actor: bot.id, chat: chat.id, account: bot.id, revokeHistory: false });
  else await leaveChannel(world, { account: bot.id, chat: chat.id });
  return done;
});
