import { logAdmin } from '../channels/admin-log.ts';
import { requireRight } from '../chats/rights.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import { removeFrom } from '../messages/delete-messages.ts';
import type { World } from '../ports.ts';
import { GENERAL_TOPIC } from '../threads/place-in-thread.ts';

/**
 * Deletes a topic with all that was written in it, in slices. Returns how many messages are left for the next call.
 *
 * @throws topic-invalid, chat-admin-required
 */
export function deleteTopic(
  world: World,
  request: { account: AccountId; chat: ChatId; topic: MessageId; session?: string | undefined },
): Promise<{ pts: number; ptsCount: number; remaining: number }> {
  return world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const { chat } = await requireRight(tx, request.account, request.chat, 'deleteMessages', nowS);
    const topic = await tx.topics.get(chat.id, request.topic);
    if (!topic || topic.id === GENERAL_TOPIC) return refuse('topic-invalid');
    const filter = { mailbox: chat.id, thread: topic.id };
    const slice = await tx.messages.history({ ...filter, limit: world.limits.pageSize });
    const ids = slice.map(({ id }) => id);
    const affected = await removeFrom(tx, chat.id, ids, nowS, request.session);
    await tx.messages.deleteOrphanContents(slice.map(({ content }) => content.id));
    const remaining = await tx.messages.count(filter);
    if (remaining === 0) {
      await logAdmin(world, tx, chat.id, request.account, { kind: 'topicDelete', topic });
      await tx.topics.remove(chat.id, topic.id);
      await tx.threads.remove(chat.id, topic.id);
    }
    const [top] = await tx.messages.history({ mailbox: chat.id, peer: chat.id, limit: 1 });
    await tx.dialogs.putTop(chat.id, { id: top?.id ?? 0, date: top?.content.date ?? chat.createdAt });
    return { pts: affected.pts, ptsCount: affected.ptsCount, remaining };
  });
}
