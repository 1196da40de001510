import Long from 'long';
import type { HistoryFrom } from '../../data/verbs/reading.ts';
import type { Page, PeerId, Topic } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { takeIn, takeInListed } from '../messages.ts';
import { absorb, inputChannel, inputPeer } from '../peers.ts';
import { offsetsOf } from './offsets.ts';
import { unsent } from './outbox.ts';

const TOPICS = 100;

/** A page of the messages under one message or topic, oldest first; with the end come those that are on their way. */
export async function threadHistory(
  account: Account,
  chatId: PeerId,
  from: HistoryFrom,
  limit: number,
  thread: number,
): Promise<Page> {
  const answer = await account.client.call({
    _: 'messages.getReplies',
    peer: inputPeer(account, chatId),
    msgId: thread,
    ...offsetsOf(from, limit),
    limit,
    maxId: 0,
    minId: 0,
    hash: Long.ZERO,
  });
  const { messages } = takeIn(account, answer);
  const full = messages.length >= limit;
  if (from.at === 'end') {
    const waiting = (await unsent(account, chatId)).filter((message) => message.thread === thread);
    return { messages: [...messages, ...waiting], older: full, newer: false };
  }
  return { messages, older: from.at !== 'after' && full, newer: from.at !== 'before' && full };
}

/** The message of the discussion group under which the comments on a post stand. */
export async function comments(account: Account, chatId: PeerId, id: number) {
  const answer = await account.client.call({
    _: 'messages.getDiscussionMessage',
    peer: inputPeer(account, chatId),
    msgId: id,
  });
  const [root] = takeInListed(account, answer);
  if (!root) throw new Error('MSG_ID_INVALID');
  return { chatId: root.chatId, thread: root.id };
}

export async function readThread(account: Account, chatId: PeerId, thread: number, upTo: number): Promise<void> {
  await account.client.call({
    _: 'messages.readDiscussion',
    peer: inputPeer(account, chatId),
    msgId: thread,
    readMaxId: upTo,
  });
}

/** The subjects of a forum, pinned ones first, then the ones written to last. */
export async function topics(account: Account, chatId: PeerId): Promise<Topic[]> {
  const answer = await account.client.call({
    _: 'messages.getForumTopics',
    peer: inputPeer(account, chatId),
    offsetDate: 0,
    offsetId: 0,
    offsetTopic: 0,
    limit: TOPICS,
  });
  absorb(account, answer.users, answer.chats);
  return answer.topics.flatMap((topic) =>
    topic._ === 'forumTopic'
      ? {
          id: topic.id,
          title: topic.title,
          color: topic.iconColor,
          closed: topic.closed ?? false,
          pinned: topic.pinned ?? false,
          unread: topic.unreadCount,
          mine: topic.my ?? false,
        }
      : [],
  );
}

export async function createTopic(account: Account, chatId: PeerId, title: string): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.createForumTopic',
    peer: inputPeer(account, chatId),
    title,
    randomId: account.randomId(),
  });
  account.client.handleClientUpdate(answer, false);
}

export async function editTopic(
  account: Account,
  chatId: PeerId,
  topicId: number,
  change: { title?: string; closed?: boolean },
): Promise<void> {
  const answer = await account.client.call({
    _: 'messages.editForumTopic',
    peer: inputPeer(account, chatId),
    topicId,
    ...change,
  });
  account.client.handleClientUpdate(answer, false);
}

/** Puts the messages of a supergroup under subjects, or back into one stream. */
export async function setForum(account: Account, chatId: PeerId, on: boolean): Promise<void> {
  const answer = await account.client.call({
    _: 'channels.toggleForum',
    channel: inputChannel(account, chatId),
    enabled: on,
    tabs: false,
  });
  account.client.handleClientUpdate(answer, false);
}
