import type { tl } from '@mtcute/core';
import { bareId, type ContentId, type MailboxId, type Message, type PeerId, type Thread, type Tx } from '#domain';
import { toTlPeer, type Viewer } from '../peers.ts';

interface LoadedThread {
  thread: Thread;
  /** How far the viewer has read; undefined when never. */
  readMaxId: number | undefined;
  pts: number;
}

export type LoadedReplies = ReadonlyMap<ContentId, LoadedThread>;

/** Loads what is known of the replies to these messages, once for a whole page. */
export async function loadReplies(viewer: Viewer, tx: Tx, messages: readonly Message[]): Promise<LoadedReplies> {
  const loaded = new Map<ContentId, LoadedThread>();
  for (const mailbox of new Set(messages.map((message) => message.mailbox))) {
    if (mailbox > 0) continue;
    const own = messages.filter((message) => message.mailbox === mailbox);
    const threads = await threadsOf(tx, mailbox, own);
    const lying = [...threads.values()][0]?.mailbox;
    if (lying === undefined) continue;
    const roots = [...threads.values()].map((thread) => thread.topId);
    const reads =
      viewer.account === 0 ? new Map<number, number>() : await tx.threads.reads(viewer.account, lying, roots);
    const pts = (await tx.updates.state(lying))?.pts ?? 1;
    for (const { id, content } of own) {
      const thread = threads.get(id);
      if (thread) loaded.set(content.id, { thread, readMaxId: reads.get(thread.topId), pts });
    }
  }
  return loaded;
}

/** Threads by the message id of their root, or of the post under which they are the comments. */
async function threadsOf(tx: Tx, mailbox: MailboxId, messages: readonly Message[]): Promise<Map<number, Thread>> {
  const ids = messages.map((message) => message.id);
  const isPosts = messages.some(({ content }) => content.sender === mailbox);
  const chat = isPosts ? await tx.chats.get(mailbox) : undefined;
  if (chat?.kind !== 'channel')
    return new Map((await tx.threads.many(mailbox, ids)).map((thread) => [thread.topId, thread]));
  if (chat.data.linkedChat === undefined) return new Map();
  const comments = (await tx.threads.ofPosts(mailbox, ids)).filter((thread) => thread.mailbox === chat.data.linkedChat);
  return new Map(comments.map((thread) => [thread.post?.id ?? 0, thread]));
}

export function toTlReplies(
  { replies }: { replies: LoadedReplies },
  message: Message,
  peers: Set<PeerId>,
): tl.RawMessageReplies | undefined {
  const loaded = replies.get(message.content.id);
  if (!loaded) return undefined;
  const { thread, readMaxId, pts } = loaded;
  const isPost = thread.mailbox !== message.mailbox;
  if (isPost) for (const peer of thread.recent) peers.add(peer);
  return {
    _: 'messageReplies',
    comments: isPost,
    replies: thread.replies,
    repliesPts: pts,
    recentRepliers: isPost && thread.recent.length > 0 ? thread.recent.map(toTlPeer) : undefined,
    channelId: isPost ? bareId(thread.mailbox) : undefined,
    maxId: thread.maxId,
    readMaxId,
  };
}
