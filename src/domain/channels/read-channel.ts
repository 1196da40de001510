import { requireMember } from '../chats/check-group-send.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';

/** Reads a channel up to `maxId` (0: all); the account's other devices learn it. */
export function readChannel(
  world: World,
  request: { account: AccountId; chat: ChatId; maxId: MessageId; session?: string | undefined },
): Promise<void> {
  return world.store.write(async (tx) => {
    const { account, chat } = request;
    await requireMember(tx, account, chat);
    const dialog = await tx.dialogs.get(account, chat);
    const top = (await tx.updates.state(chat))?.lastMessageId ?? 0;
    const maxId = request.maxId === 0 ? top : Math.min(request.maxId, top);
    if (!dialog || maxId <= dialog.readInboxMaxId) return;
    await tx.dialogs.put({ ...dialog, readInboxMaxId: maxId, unreadMark: false });
    const unread = await tx.messages.count({ mailbox: chat, peer: chat, aboveId: maxId });
    const body = { kind: 'channelReadInbox' as const, chat, maxId, unread };
    await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: request.session });
  });
}

/** Who writes has read. */
export async function markReadByAuthor(tx: WriteTx, account: AccountId, chat: ChatId, id: MessageId): Promise<void> {
  const dialog = await tx.dialogs.get(account, chat);
  if (dialog) await tx.dialogs.put({ ...dialog, readInboxMaxId: id, listed: true });
}
