import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { Tx, WriteTx } from '../ports.ts';
import type { UpdateTo } from '../updates/append-in-order.ts';

/** Of so many newest read messages the authors learn that somebody read them. */
const authorsTold = 100;

/**
 * Somebody read a supergroup up to `maxId`: authors of whose messages nobody had read so much before have it noted, and
 * the updates that tell them are returned.
 */
export async function authorsRead(
  tx: WriteTx,
  read: { reader: AccountId; chat: ChatId; aboveId: MessageId; maxId: MessageId },
): Promise<UpdateTo[]> {
  // Whoever read the newest message read those before it too: then nobody has anything to learn.
  const [newest] = await messagesOf(tx, read, 1);
  if (!newest || (await isNoted(tx, read.chat, newest))) return [];
  const latest = new Map<AccountId, Message>();
  for (const message of await messagesOf(tx, read, authorsTold)) {
    const { sender } = message.content;
    if (sender > 0 && sender !== read.reader && !latest.has(sender)) latest.set(sender, message);
  }
  const updates: UpdateTo[] = [];
  for (const [author, { id }] of latest) {
    const dialog = await tx.dialogs.get(author, read.chat);
    if (!dialog || dialog.readOutboxMaxId >= id) continue;
    await tx.dialogs.put({ ...dialog, readOutboxMaxId: id });
    updates.push({ mailbox: author, body: { kind: 'channelReadOutbox', chat: read.chat, maxId: id } });
  }
  return updates;
}

const messagesOf = (tx: Tx, read: { chat: ChatId; aboveId: MessageId; maxId: MessageId }, limit: number) =>
  tx.messages.history({
    mailbox: read.chat,
    peer: read.chat,
    aboveId: read.aboveId,
    belowId: read.maxId + 1,
    limit,
  });

async function isNoted(tx: Tx, chat: ChatId, { id, content }: Message): Promise<boolean> {
  const dialog = content.sender > 0 ? await tx.dialogs.get(content.sender, chat) : undefined;
  return dialog !== undefined && dialog.readOutboxMaxId >= id;
}
