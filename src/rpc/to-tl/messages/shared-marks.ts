import {
  channelsAmong,
  type ContentId,
  counterPlace,
  countersAt,
  type Message,
  type MessageId,
  type Tx,
} from '#domain';
import type { Viewer } from '../peers.ts';

/** What lies beside the messages of shared mailboxes. */
export interface SharedMarks {
  /** Content ids of channel posts, which speak for the channel. */
  posts: ReadonlySet<ContentId>;
  /** Views and forwards stand under one flag: a post has both or neither. */
  counters: ReadonlyMap<ContentId, { views: number; forwards: number }>;
  /** The viewer's mentions by message id, and whether they are unread. */
  mentions: ReadonlyMap<MessageId, boolean>;
}

/** Views and forwards of posts, also where a copy of a post stands: it counts at its channel. */
export async function loadSharedMarks(viewer: Viewer, tx: Tx, messages: readonly Message[]): Promise<SharedMarks> {
  const channels = await channelsAmong(tx, messages);
  const places = messages.flatMap((message) => {
    const place = counterPlace(message, channels);
    return place ? [{ ...place, content: message.content.id }] : [];
  });
  const known = await countersAt(tx, places);
  const counters = new Map<ContentId, { views: number; forwards: number }>();
  for (const { chat, id, content } of places)
    counters.set(content, known.get(`${chat}:${id}`) ?? { views: 1, forwards: 0 });
  const posts = messages.filter(({ peer, content }) => content.sender === peer && channels.has(peer));
  return {
    posts: new Set(posts.map(({ content }) => content.id)),
    counters,
    mentions: await loadMentions(viewer, tx, messages),
  };
}

async function loadMentions(
  viewer: Viewer,
  tx: Tx,
  messages: readonly Message[],
): Promise<ReadonlyMap<MessageId, boolean>> {
  const mentions = new Map<MessageId, boolean>();
  if (viewer.account === 0) return mentions;
  const byMailbox = Map.groupBy(
    messages.filter(({ mailbox }) => mailbox < 0),
    ({ mailbox }) => mailbox,
  );
  for (const [mailbox, own] of byMailbox) {
    const ids = own.map(({ id }) => id);
    for (const { id, unread } of await tx.mentions.of(mailbox, viewer.account, ids)) mentions.set(id, unread);
  }
  return mentions;
}
