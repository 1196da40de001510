import { requireCreator, requireRight } from '../chats/rights.ts';
import { emptyDialog } from '../dialogs/get-dialogs.ts';
import type { AccountId, ChatId, MessageId, PeerId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import { logAdmin } from './admin-log.ts';
import { requireVisible } from './require-visible.ts';
import { removePosts } from './delete-posts.ts';

/** Messages that one commit removes. */
const perWrite = 100;
/** Commits of one call; a client calls again for the rest. */
const writesPerCall = 50;

/**
 * Hides a supergroup's history up to `maxId` (0: all) from this account; others keep it.
 *
 * @throws channel-private
 */
export function clearHistory(
  world: World,
  request: { account: AccountId; chat: ChatId; maxId: MessageId; session?: string | undefined },
): Promise<LogEntry[]> {
  return world.store.write(async (tx) => {
    const { account, chat } = request;
    await requireVisible(tx, account, chat);
    const top = (await tx.updates.state(chat))?.lastMessageId ?? 0;
    const availableMinId = request.maxId > 0 ? Math.min(request.maxId, top) : top;
    const dialog = (await tx.dialogs.get(account, chat)) ?? emptyDialog(account, chat);
    if (availableMinId <= dialog.availableMinId) return [];
    const readInboxMaxId = Math.max(dialog.readInboxMaxId, availableMinId);
    await tx.dialogs.put({ ...dialog, availableMinId, readInboxMaxId });
    await tx.reactions.forgetUnreadUpTo(account, chat, availableMinId);
    const body = { kind: 'channelAvailable' as const, chat, availableMinId };
    return [await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: request.session })];
  });
}

/** Deletes a chat's messages up to `maxId` (0: all) for everybody, in slices. Its creator only. */
export async function deleteChannelHistory(
  world: World,
  request: { account: AccountId; chat: ChatId; maxId: MessageId },
): Promise<void> {
  for (let round = 0; round < writesPerCall; round += 1) {
    const gone = await world.store.write(async (tx) => {
      const { chat } = await requireCreator(tx, request.account, request.chat);
      const messages = await tx.messages.history({
        mailbox: chat.id,
        peer: chat.id,
        ...(request.maxId > 0 ? { belowId: request.maxId + 1 } : {}),
        limit: perWrite,
      });
      await removePosts(world, tx, chat, messages, undefined);
      return messages.length;
    });
    if (gone < perWrite) return;
  }
}

/**
 * Deletes what one participant wrote, a slice at a time; `remaining` says how much is left.
 *
 * @throws chat-admin-required
 */
export function deleteParticipantHistory(
  world: World,
  request: { actor: AccountId; chat: ChatId; participant: PeerId; session?: string | undefined },
): Promise<{ pts: number; ptsCount: number; remaining: number }> {
  return world.store.write(async (tx) => {
    const { actor, participant } = request;
    const { chat } = await requireRight(tx, actor, request.chat, 'deleteMessages', world.clock.nowS());
    const filter = { mailbox: chat.id, peer: chat.id, sender: participant };
    const messages = await tx.messages.history({ ...filter, limit: perWrite });
    for (const message of messages) await logAdmin(world, tx, chat.id, actor, { kind: 'delete', message });
    const affected = await removePosts(world, tx, chat, messages, request.session);
    const remaining = messages.length < perWrite ? 0 : await countLeft(tx, filter);
    return { ...affected, remaining };
  });
}

const countLeft = (tx: WriteTx, filter: { mailbox: number; peer: number; sender: PeerId }): Promise<number> =>
  tx.messages.count(filter);
