import type { MailboxId, MessageId, PeerId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { WriteTx } from '../ports.ts';
import type { Thread } from './repository.ts';

/** Faces that clients draw beside a thread. */
const recentRepliers = 3;

const emptyThread = (mailbox: MailboxId, topId: MessageId): Thread => ({
  mailbox,
  topId,
  replies: 0,
  maxId: topId,
  recent: [],
});

/** Counts one reply. The mailbox is locked by the send that this is a part of. */
export async function addReply(
  tx: WriteTx,
  mailbox: MailboxId,
  topId: MessageId,
  reply: { id: MessageId; sender: PeerId; action: boolean },
): Promise<void> {
  const thread = (await tx.threads.get(mailbox, topId)) ?? emptyThread(mailbox, topId);
  const recent = reply.action
    ? thread.recent
    : [reply.sender, ...thread.recent.filter((peer) => peer !== reply.sender)].slice(0, recentRepliers);
  await tx.threads.put({ ...thread, replies: thread.replies + 1, maxId: reply.id, recent });
}

/** Counts a reply that was deleted and is back where it stood. */
export async function addReplyAgain(
  tx: WriteTx,
  mailbox: MailboxId,
  topId: MessageId,
  reply: { id: MessageId; sender: PeerId },
): Promise<void> {
  const thread = (await tx.threads.get(mailbox, topId)) ?? emptyThread(mailbox, topId);
  const newest = reply.id > thread.maxId;
  const others = thread.recent.filter((peer) => peer !== reply.sender);
  const recent = newest ? [reply.sender, ...others] : [...thread.recent, reply.sender];
  await tx.threads.put({
    ...thread,
    replies: thread.replies + 1,
    maxId: Math.max(thread.maxId, reply.id),
    recent: [...new Set(recent)].slice(0, recentRepliers),
  });
}

/** Messages among which the last repliers are looked for after one of theirs went away. */
const lookedBack = 30;

/** Takes deleted messages out of the counts of their threads. They are gone from the mailbox already. */
export async function forgetReplies(tx: WriteTx, mailbox: MailboxId, gone: readonly Message[]): Promise<void> {
  const lost = new Map<MessageId, number>();
  for (const { thread, id } of gone)
    if (thread !== undefined && thread !== id) lost.set(thread, (lost.get(thread) ?? 0) + 1);
  for (const [topId, count] of [...lost].sort(([a], [b]) => a - b)) {
    const thread = await tx.threads.get(mailbox, topId);
    if (!thread) continue;
    const newest = await tx.messages.history({ mailbox, thread: topId, limit: lookedBack });
    const repliers = newest.filter(({ id, content }) => id !== topId && !content.action);
    await tx.threads.put({
      ...thread,
      replies: Math.max(0, thread.replies - count),
      maxId: newest[0]?.id ?? topId,
      recent: [...new Set(repliers.map(({ content }) => content.sender))].slice(0, recentRepliers),
    });
  }
}
