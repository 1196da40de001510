import { createTopic, randomId64 } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireForum } from '../from-api/forum.ts';
import { method } from '../method.ts';

export const createForumTopic = method('createForumTopic', async (call) => {
  const { args, bot, world } = call;
  const chat = await requireForum(call);
  const said = await createTopic(world, {
    account: bot.id,
    chat: chat.id,
    title: args.text('name') ?? '',
    iconColor: args.int('icon_color'),
    iconEmoji: args.text('icon_custom_emoji_id'),
    randomId: randomId64(world),
    sendAs: undefined,
    session: undefined,
  });
  const topic = await world.store.read((tx) => tx.topics.get(chat.id, said.id));
  if (!topic) throw badRequest('message thread not found');
  return {
    message_thread_id: topic.id,
    name: topic.title,
    icon_color: topic.iconColor,
    ...(topic.iconEmoji ? { icon_custom_emoji_id: topic.iconEmoji } : {}),
  };
});
