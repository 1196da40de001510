import type { Chat } from '../chats/repository.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { Tx, World } from '../ports.ts';
import type { Draft } from '../dialogs/repository.ts';
import { topicDrafts } from '../dialogs/topic-drafts.ts';
import { readMarks, threadFilter } from '../threads/get-thread.ts';
import type { Topic, TopicQuery } from './repository.ts';
import { requireForum } from './require-forum.ts';
import { readablePlace } from '../channels/readable-mailbox.ts';

/** A topic as one account sees it. */
export interface TopicView {
  topic: Topic;
  /** Its newest message. */
  top: Message | undefined;
  readInboxMaxId: MessageId;
  readOutboxMaxId: MessageId;
  unread: number;
  unreadMentions: number;
  unreadReactions: number;
  draft: Draft | undefined;
}

export interface TopicPage {
  topics: TopicView[];
  total: number;
}

/** A page of a forum's topics: pinned ones first on the first page, then by their newest message. */
export function getTopics(
  world: World,
  request: {
    account: AccountId;
    chat: ChatId;
    search?: string | undefined;
    /** The newest message and the id of the last topic above the page. */
    after?: { topId: MessageId; id: MessageId } | undefined;
    limit: number;
  },
): Promise<TopicPage> {
  const limit = Math.min(Math.max(request.limit, 1), world.limits.pageSize);
  return world.store.read(async (tx) => {
    const forum = await requireForum(tx, request.account, request.chat);
    const base: Omit<TopicQuery, 'limit'> = {
      chat: forum.id,
      ...(request.search ? { search: request.search.slice(0, world.limits.searchQueryLength) } : {}),
    };
    const pinned = request.after
      ? []
      : await tx.topics.page({ ...base, pinned: true, limit: world.limits.pinnedTopics });
    const rest = await tx.topics.page({
      ...base,
      pinned: false,
      ...(request.after ? { below: request.after } : {}),
      limit: Math.max(limit - pinned.length, 1),
    });
    return {
      topics: await viewAll(tx, request.account, forum, [...pinned, ...rest]),
      total: await tx.topics.count(base),
    };
  });
}

/** These topics, as many as there are. @throws topics-empty */
export function getTopicsById(
  world: World,
  account: AccountId,
  chat: ChatId,
  ids: readonly MessageId[],
): Promise<TopicView[]> {
  if (ids.length === 0) refuse('topics-empty');
  return world.store.read(async (tx) => {
    const forum = await requireForum(tx, account, chat);
    const found = await tx.topics.many(forum.id, ids.slice(0, world.limits.pageSize));
    return viewAll(tx, account, forum, found);
  });
}

async function viewAll(tx: Tx, account: AccountId, group: Chat, topics: readonly Topic[]): Promise<TopicView[]> {
  const { floor } = await readablePlace(tx, account, group.id);
  const drafts = new Map((await topicDrafts(tx, account, group.id)).map(({ topic, draft }) => [topic, draft]));
  const views: TopicView[] = [];
  for (const topic of topics) {
    const thread = { group, topId: topic.id, floor };
    const filter = { mailbox: group.id, ...threadFilter(thread) };
    const [top] = await tx.messages.history({ ...filter, limit: 1 });
    const unreadMentions = await tx.messages.count({ ...filter, unreadMentionOf: account });
    const unreadReactions = await tx.messages.count({ ...filter, unreadReactionOf: account });
    const marks = await readMarks(tx, account, thread);
    views.push({ topic, top, unreadMentions, unreadReactions, draft: drafts.get(topic.id), ...marks });
  }
  return views;
}
