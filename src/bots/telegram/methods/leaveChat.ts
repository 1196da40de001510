import { leaveChannel, removeFromGroup } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireChat } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const leaveChat = method('leaveChat', async (call) => {
  const { bot, world } = call;
  const { chat } = await requireChat(call, 'belong');
  if (!chat) throw badRequest("chat member status can't be changed in private chats");
  if (chat.kind === 'group')
    await removeFromGroup(world, { actor: bot.id, chat: chat.id, account: bot.id, revokeHistory: false });
  else await leaveChannel(world, { account: bot.id, chat: chat.id });
  return true;
});
