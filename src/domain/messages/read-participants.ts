import { readablePlace } from '../channels/readable-mailbox.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import type { Message } from './content.ts';
import { requireMessage } from './edit-message.ts';

/** Groups larger than this do not tell who read a message, nor of messages that are older. */
const membersAtMost = 100;
const knownForS = 7 * 86_400;

export interface Reader {
  account: AccountId;
  /** Unix seconds. */
  date: number;
}

/**
 * Members of a small group who have read one's own message, and when.
 *
 * @throws peer-invalid, chat-too-big, message-id-invalid, thread-invalid, read-marks-gone
 */
export function readParticipants(world: World, account: AccountId, peer: PeerId, id: MessageId): Promise<Reader[]> {
  if (peerKind(peer) === 'account') refuse('peer-invalid', { peer });
  return world.store.read(async (tx) => {
    await readablePlace(tx, account, peer);
    const chat = await tx.chats.get(peer);
    if (!chat || chat.kind === 'channel') return refuse('peer-invalid', { peer });
    if (chat.members > membersAtMost) refuse('chat-too-big');
    const message = await requireMessage(tx, account, peer, id);
    if (message.content.sender !== account) refuse('thread-invalid');
    if (world.clock.nowS() - message.content.date > knownForS) refuse('read-marks-gone');
    const readers: Reader[] = [];
    for (const copy of await copiesOf(tx, account, peer, message)) {
      const date = await readAt(tx, peer, copy, message.content.date);
      if (date !== undefined) readers.push({ account: copy.reader, date });
    }
    return readers.sort((a, b) => b.date - a.date || a.account - b.account);
  });
}

interface Copy {
  reader: AccountId;
  id: MessageId;
  /** The forum's topic or the thread in which it stands. */
  thread?: MessageId | undefined;
}

/** The message as each of the others has it. */
async function copiesOf(tx: Tx, account: AccountId, peer: PeerId, message: Message): Promise<Copy[]> {
  if (peerKind(peer) === 'group') {
    const places = await tx.messages.places(message.content.id);
    return places.filter(({ mailbox }) => mailbox !== account).map(({ mailbox, id }) => ({ reader: mailbox, id }));
  }
  const members = await tx.chats.memberIds(peer, membersAtMost + 1);
  return members
    .filter((reader) => reader !== account)
    .map((reader) => ({ reader, id: message.id, thread: message.thread }));
}

/** When somebody read their copy, as the log of their devices tells it; whoever wrote later had read it by then. */
async function readAt(tx: Tx, peer: PeerId, { reader, id, thread }: Copy, sentAt: number): Promise<number | undefined> {
  const logged = await tx.updates.inboxReadAt(reader, peer, id, sentAt);
  if (logged !== undefined) return logged;
  const dialog = await tx.dialogs.get(reader, peer);
  const inThread = thread === undefined ? 0 : ((await tx.threads.reads(reader, peer, [thread])).get(thread) ?? 0);
  if (Math.max(dialog?.readInboxMaxId ?? 0, inThread) < id) return undefined;
  const mailbox = peerKind(peer) === 'group' ? reader : peer;
  const later = { mailbox, peer, aboveId: id, sender: reader, oldestFirst: true, limit: 1 };
  return (await tx.messages.history(later))[0]?.content.date ?? sentAt;
}
