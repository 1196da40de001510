import { requireMember } from '../chats/check-group-send.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { appendInOrder, type UpdateTo } from '../updates/append-in-order.ts';
import { authorsRead } from './tell-authors-read.ts';

/** Reads a channel up to `maxId` (0: all); the account's other devices learn it, and authors in a supergroup. */
export function readChannel(
  world: World,
  request: { account: AccountId; chat: ChatId; maxId: MessageId; session?: string | undefined },
): Promise<void> {
  const { account, chat } = request;
  const mark = async (tx: WriteTx): Promise<void> => {
    const { chat: place } = await requireMember(tx, account, chat);
    const dialog = await tx.dialogs.get(account, chat);
    const top = (await tx.updates.state(chat))?.lastMessageId ?? 0;
    const maxId = request.maxId === 0 ? top : Math.min(request.maxId, top);
    if (!dialog || maxId <= dialog.readInboxMaxId) return;
    await tx.dialogs.put({ ...dialog, readInboxMaxId: maxId, unreadMark: false });
    const unread = await tx.messages.count({ mailbox: chat, peer: chat, aboveId: maxId });
    const own: UpdateTo = {
      mailbox: account,
      body: { kind: 'channelReadInbox', chat, maxId, unread },
      exceptSession: request.session,
    };
    const read = { reader: account, chat, aboveId: dialog.readInboxMaxId, maxId };
    const told = place.kind === 'supergroup' ? await authorsRead(tx, read) : [];
    const unmarked: UpdateTo[] = dialog.unreadMark
      ? [{ mailbox: account, body: { kind: 'unreadMark', peer: chat, unread: false } }]
      : [];
    await appendInOrder(tx, world.clock.nowS(), [own, ...unmarked, ...told]);
  };
  return world.store.write(mark, { touching: [account, chat] });
}

/** Who writes has read: in a forum the topic, elsewhere the chat. Who only comments does not get the chat listed. */
export async function markReadByAuthor(
  tx: WriteTx,
  account: AccountId,
  chat: ChatId,
  id: MessageId,
  place: { thread: MessageId | undefined; forum: boolean },
): Promise<void> {
  if (account < 0) return;
  if (place.thread !== undefined) await tx.threads.putRead(account, chat, place.thread, id);
  // Reading the dialog would count what is unread, for each message that somebody sends.
  if ((await tx.dialogs.readTo(account, chat, place.forum ? undefined : id)) !== false) return;
  const member = await tx.chats.member(chat, account);
  if (member === undefined || member.status === 'left' || member.gone) return;
  const dialog = await tx.dialogs.get(account, chat);
  if (dialog) await tx.dialogs.put({ ...dialog, listed: true });
}
