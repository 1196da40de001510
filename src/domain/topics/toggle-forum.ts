import { logDataChange } from '../channels/admin-log.ts';
import { tellMembers } from '../chats/change-members.ts';
import type { Chat } from '../chats/repository.ts';
import { requireCreator } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { GENERAL_TOPIC } from '../threads/place-in-thread.ts';
import { topicColors } from './topic-colors.ts';

/**
 * Turns a supergroup into a forum, or back into a group with one history. Its creator only.
 *
 * @throws chat-not-modified, discussion-unallowed, chat-invalid, chat-admin-required
 */
export function toggleForum(
  world: World,
  request: { actor: AccountId; chat: ChatId; enabled: boolean; tabs: boolean },
): Promise<void> {
  return world.store.write(async (tx) => {
    const { chat } = await requireCreator(tx, request.actor, request.chat);
    if (chat.kind !== 'supergroup') refuse('chat-invalid');
    if (chat.data.linkedChat !== undefined) refuse('discussion-unallowed');
    const { forum: wasForum = false, forumTabs: hadTabs = false, ...rest } = chat.data;
    const tabs = request.enabled && request.tabs;
    if (wasForum === request.enabled && hadTabs === tabs) refuse('chat-not-modified');
    const data = { ...rest, ...(request.enabled ? { forum: true } : {}), ...(tabs ? { forumTabs: true } : {}) };
    const next: Chat = { ...chat, data, version: chat.version + 1 };
    await tx.chats.update(next);
    await logDataChange(world, tx, chat.id, request.actor, chat.data, data);
    if (request.enabled) await openGeneral(tx, next);
    await tellMembers(world, tx, chat.id, { kind: 'chat', chat: chat.id });
  });
}

/** Every forum has a General topic, in which stands what was written before. */
export async function openGeneral(tx: WriteTx, chat: Pick<Chat, 'id' | 'creator' | 'createdAt'>): Promise<void> {
  if (await tx.topics.get(chat.id, GENERAL_TOPIC)) return;
  await tx.topics.put({
    chat: chat.id,
    id: GENERAL_TOPIC,
    title: 'General',
    iconColor: topicColors[0],
    creator: chat.creator,
    date: chat.createdAt,
    closed: false,
    hidden: false,
    pinnedOrder: 0,
  });
  const [newest] = await tx.messages.history({ mailbox: chat.id, general: true, limit: 1 });
  await tx.threads.put({
    mailbox: chat.id,
    topId: GENERAL_TOPIC,
    replies: 0,
    maxId: newest?.id ?? GENERAL_TOPIC,
    recent: [],
  });
}
