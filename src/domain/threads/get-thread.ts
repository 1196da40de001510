import { requireVisible } from '../channels/require-visible.ts';
import { floorFor } from '../channels/readable-mailbox.ts';
import type { Chat } from '../chats/repository.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import { type MessagePage, type PageFilter, type PageRequest, pageOf } from '../messages/get-history.ts';
import type { Tx, World } from '../ports.ts';
import { GENERAL_TOPIC } from './place-in-thread.ts';
import type { Thread } from './repository.ts';

export interface FoundThread {
  /** The supergroup in which the thread lies. */
  group: Chat;
  topId: MessageId;
  /** Messages up to this id are not shown to the account. */
  floor: MessageId;
  /** What is kept about it; undefined while nobody replied. */
  kept: Thread | undefined;
}

/**
 * The thread that is meant by a post of a channel (its comments), by a topic, or by any message of a supergroup.
 *
 * @throws thread-invalid, channel-private, peer-invalid
 */
export async function requireThread(tx: Tx, account: AccountId, peer: PeerId, id: MessageId): Promise<FoundThread> {
  if (peerKind(peer) !== 'channel') refuse('peer-invalid', { peer });
  const { chat, member } = await requireVisible(tx, account, peer);
  if (chat.kind === 'channel') {
    const [thread] = await tx.threads.ofPosts(chat.id, [id]);
    if (!thread || thread.mailbox !== chat.data.linkedChat) return refuse('thread-invalid');
    const { chat: group, member: inGroup } = await requireVisible(tx, account, thread.mailbox);
    return { group, topId: thread.topId, floor: await floorFor(tx, account, group, inGroup), kept: thread };
  }
  const [message] = await tx.messages.get(chat.id, [id]);
  const isGeneral = chat.data.forum && id === GENERAL_TOPIC;
  if (!message && !isGeneral) return refuse('thread-invalid');
  const topId = isGeneral ? GENERAL_TOPIC : (message?.thread ?? id);
  const floor = await floorFor(tx, account, chat, member);
  return { group: chat, topId, floor, kept: await tx.threads.get(chat.id, topId) };
}

/** What a page of the thread is cut from. */
export const threadFilter = ({ group, topId, floor }: Omit<FoundThread, 'kept'>): PageFilter =>
  group.data.forum && topId === GENERAL_TOPIC
    ? { peer: group.id, floor, general: true }
    : { peer: group.id, floor, thread: topId };

/** What narrows a request to a topic of a forum or another thread of a supergroup; nothing where none is named. */
export async function withinThread(
  tx: Tx,
  account: AccountId,
  peer: PeerId,
  topId: MessageId | undefined,
): Promise<PageFilter> {
  return topId ? threadFilter(await requireThread(tx, account, peer, topId)) : {};
}

/** A page of a thread, newest first, and the supergroup in which it lies. */
export function getReplies(
  world: World,
  account: AccountId,
  of: { peer: PeerId; id: MessageId },
  page: PageRequest,
): Promise<{ group: PeerId; page: MessagePage }> {
  return world.store.read(async (tx) => {
    const thread = await requireThread(tx, account, of.peer, of.id);
    return { group: thread.group.id, page: await pageOf(world, tx, thread.group.id, threadFilter(thread), page) };
  });
}

export interface Discussion {
  group: PeerId;
  topId: MessageId;
  /** The root, with the rest of its album. */
  roots: Message[];
  maxId: MessageId;
  readInboxMaxId: MessageId;
  readOutboxMaxId: MessageId;
  unread: number;
}

/** How an album may lie around its first message. */
const albumReach = 10;

/** Where the comments of a post are, or the thread of a message, and how far the account has read them. */
export function getDiscussion(
  world: World,
  account: AccountId,
  of: { peer: PeerId; id: MessageId },
): Promise<Discussion> {
  return world.store.read(async (tx) => {
    const thread = await requireThread(tx, account, of.peer, of.id);
    const { group, topId, kept } = thread;
    const [root] = await tx.messages.get(group.id, [topId]);
    const album = root?.content.album;
    const near = album ? Array.from({ length: albumReach * 2 }, (_, index) => topId - albumReach + index) : [];
    const others = (await tx.messages.get(group.id, near)).filter(({ content }) => content.album === album);
    return {
      group: group.id,
      topId,
      roots: others.length > 0 ? others : root ? [root] : [],
      maxId: kept?.maxId ?? topId,
      ...(await readMarks(tx, account, thread)),
    };
  });
}

/** How far the account and everybody else have read a thread. */
export async function readMarks(
  tx: Tx,
  account: AccountId,
  thread: Omit<FoundThread, 'kept'>,
): Promise<{ readInboxMaxId: MessageId; readOutboxMaxId: MessageId; unread: number }> {
  const { group, topId } = thread;
  const own = (await tx.threads.reads(account, group.id, [topId])).get(topId) ?? 0;
  // Who read a whole forum has read its topics; comments are read by themselves.
  const dialog = group.data.forum ? await tx.dialogs.get(account, group.id) : undefined;
  const readInboxMaxId = Math.max(own, dialog?.readInboxMaxId ?? 0);
  const unread = await tx.messages.count({ mailbox: group.id, ...threadFilter(thread), aboveId: readInboxMaxId });
  return { readInboxMaxId, readOutboxMaxId: await tx.threads.readByOthers(account, group.id, topId), unread };
}
