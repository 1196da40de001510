import { deleteTopic } from '#domain';
import { requireForum, requireTopicId } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const deleteForumTopic = method('deleteForumTopic', async (call) => {
  const topic = requireTopicId(call);
  const chat = await requireForum(call);
  while ((await deleteTopic(call.world, { account: call.bot.id, chat: chat.id, topic })).remaining > 0);
  return true;
});
