import { isAdmin } from '../chats/check-group-send.ts';
import type { Chat } from '../chats/repository.ts';
import { mayDo } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, MessageId } from '../ids.ts';
import type { ContentData, Message } from '../messages/content.ts';
import type { Tx } from '../ports.ts';
import type { Topic } from '../topics/repository.ts';

/** The topic in which everything of a forum stands that was written into no other. */
export const GENERAL_TOPIC: MessageId = 1;

export interface Place {
  /** The content as it is stored: it names its topic when that is not General. */
  data: ContentData;
  /** Root of the thread; `own` when the message opens a topic. */
  thread?: MessageId | 'own';
  forum?: boolean;
}

/**
 * Where in a supergroup a message stands: in the topic that it names or replies into, or in the thread of what it
 * replies to.
 *
 * @throws topic-closed, topic-deleted
 */
export async function placeInThread(
  tx: Tx,
  chat: Chat,
  request: { sender: AccountId; data: ContentData },
  replied: Message | undefined,
  nowS: number,
): Promise<Place> {
  const { topic: asked, ...data } = request.data;
  if (!chat.data.forum) {
    // What the chat says of itself is no reply, even when it points at a message.
    if (chat.kind === 'channel' || !replied || data.action) return { data };
    return { data, thread: replied.thread ?? replied.id };
  }
  if (data.action?.kind === 'topicCreate') return { data, thread: 'own', forum: true };
  const id = asked ?? replied?.thread ?? GENERAL_TOPIC;
  const topic = await tx.topics.get(chat.id, id);
  if (!topic && asked !== undefined && asked !== GENERAL_TOPIC) refuse('topic-deleted');
  if (topic && !data.action) await checkOpen(tx, chat, topic, request.sender, nowS);
  if (!topic || id === GENERAL_TOPIC) return { data, thread: GENERAL_TOPIC, forum: true };
  return { data: { ...data, topic: id }, thread: id, forum: true };
}

/** A closed topic is open to those who may reopen it. */
async function checkOpen(tx: Tx, chat: Chat, topic: Topic, sender: AccountId, nowS: number): Promise<void> {
  if (!topic.closed || topic.creator === sender) return;
  const member = await tx.chats.member(chat.id, sender);
  if (!member || !isAdmin(member) || !mayDo(chat, member, 'manageTopics', nowS)) refuse('topic-closed');
}
