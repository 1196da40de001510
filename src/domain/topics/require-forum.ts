import { requireVisible } from '../channels/require-visible.ts';
import { isAdmin, requireMember } from '../chats/check-group-send.ts';
import type { Chat } from '../chats/repository.ts';
import { mayDo, requireRight } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { Topic } from './repository.ts';

/** A forum that the account sees. @throws forum-missing, channel-private, channel-invalid */
export async function requireForum(tx: Tx, account: AccountId, id: ChatId): Promise<Chat> {
  const { chat } = await requireVisible(tx, account, id);
  return chat.data.forum ? chat : refuse('forum-missing');
}

/** A forum whose topics the account may order. @throws forum-missing, chat-admin-required */
export async function requireTopicAdmin(tx: Tx, account: AccountId, id: ChatId, nowS: number): Promise<Chat> {
  const { chat, member } = await requireRight(tx, account, id, 'manageTopics', nowS);
  if (!chat.data.forum) refuse('forum-missing');
  return isAdmin(member) ? chat : refuse('chat-admin-required');
}

/** A topic that the account may change: its maker, or an admin of topics. @throws topic-invalid, chat-admin-required */
export async function requireOwnTopic(
  tx: Tx,
  account: AccountId,
  id: ChatId,
  topicId: MessageId,
  nowS: number,
): Promise<{ chat: Chat; topic: Topic }> {
  const { chat, member } = await requireMember(tx, account, id);
  if (!chat.data.forum) refuse('forum-missing');
  const topic = await tx.topics.get(chat.id, topicId);
  if (!topic) return refuse('topic-invalid');
  const leads = isAdmin(member) && mayDo(chat, member, 'manageTopics', nowS);
  if (!leads && topic.creator !== account) refuse('chat-admin-required');
  return { chat, topic };
}
