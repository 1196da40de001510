import { type Chat, editTopic, isDomainError, type MessageId, pinMessage, type TopicChange } from '#domain';
import { badRequest } from '../api-error.ts';
import type { Call } from '../context.ts';
import { requireGroup } from './chat.ts';

/** The topic that every forum has; its number is fixed. */
export const generalTopic: MessageId = 1;

/** @throws ApiError when the chat is no forum */
export async function requireForum(call: Call): Promise<Chat> {
  const chat = await requireGroup(call, 'belong');
  if (!chat.data.forum) throw badRequest('the chat is not a forum');
  return chat;
}

/** @throws ApiError when no topic is named */
export function requireTopicId(call: Call): MessageId {
  const id = call.args.int('message_thread_id');
  if (id === undefined || id <= 0) throw badRequest('message thread not found');
  return id;
}

/** Changes a topic of the forum that the request names. */
export async function changeTopic(call: Call, topic: MessageId, change: TopicChange): Promise<true> {
  const chat = await requireForum(call);
  try {
    await editTopic(call.world, { account: call.bot.id, chat: chat.id, topic, change });
  } catch (error) {
    if (isDomainError(error) && error.code === 'topic-not-modified') throw badRequest('TOPIC_NOT_MODIFIED');
    throw error;
  }
  return true;
}

/** Unpins everything that stands in a topic. */
export async function unpinTopic(call: Call, topic: MessageId): Promise<true> {
  const { bot, world } = call;
  const { id: peer } = await requireForum(call);
  for (;;) {
    const wanted = { mailbox: peer, peer, thread: topic, pinned: true, limit: world.limits.pageSize };
    const pinned = await world.store.read((tx) => tx.messages.history(wanted));
    for (const { id } of pinned)
      await pinMessage(world, { account: bot.id, peer, id, pinned: false, silent: true, oneSide: false });
    if (pinned.length < world.limits.pageSize) return true;
  }
}
