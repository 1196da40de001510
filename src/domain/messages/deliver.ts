import type { AccountId, MailboxId, MessageId, PeerId } from '../ids.ts';
import type { WriteTx } from '../ports.ts';
import { logAt } from '../updates/append-update.ts';
import type { LogEntry, UpdateBody } from '../updates/bodies.ts';
import { savedPart } from '../saved/saved-part.ts';
import type { Content, MediaKind, Message } from './content.ts';

/** A copy that is about to be laid into one mailbox. */
export interface Delivery {
  mailbox: MailboxId;
  /** The chat as the mailbox's owner sees it. */
  peer: PeerId;
  content: Content;
  out: boolean;
  mentioned?: boolean;
  mediaUnread?: boolean;
  replyTo?: MessageId;
  mediaKinds?: MediaKind[];
  /** Counts as unread for the owner. */
  unread: boolean;
  exceptSession?: string | undefined;
}

/**
 * Lays one copy into an account's mailbox: message, update and dialog move together under the mailbox's lock. Returns
 * the copy as it then lies there.
 */
export async function deliver(tx: WriteTx, d: Delivery): Promise<{ message: Message; entry: LogEntry }> {
  const state = await tx.updates.advance(d.mailbox, 1, 1);
  const id = state.lastMessageId;
  const { mailbox, peer, out, content } = d;
  const marks = { out, mentioned: d.mentioned ?? false, mediaUnread: d.mediaUnread ?? false, pinned: false };
  const reply = d.replyTo === undefined ? {} : { replyTo: d.replyTo };
  const message: Message = { mailbox, id, peer, ...marks, ...reply, content };
  await tx.messages.insert({
    ...{ mailbox, id, peer, ...marks, ...reply, content: content.id, date: content.date },
    ...(peer === mailbox ? { thread: savedPart(content, mailbox) } : {}),
    ...(d.mediaKinds ? { mediaKinds: d.mediaKinds } : {}),
  });
  await tx.dialogs.bump(mailbox, peer, { id, date: content.date }, d.unread ? 1 : 0, d.mentioned ? 1 : 0);
  const body: UpdateBody = { kind: 'newMessage', id };
  const entry = await logAt(tx, mailbox, state.pts, 1, content.date, body, d.exceptSession, message);
  return { message, entry };
}

/**
 * The mailboxes into which a message to `peer` is copied, with the peer under which each owner sees it. They come in
 * rising order: two sends that lock the same mailboxes meet at the first one and never wait for each other in a ring.
 */
export async function recipients(
  tx: WriteTx,
  sender: AccountId,
  peer: PeerId,
  groupMembers: number,
): Promise<{ mailbox: MailboxId; peer: PeerId }[]> {
  if (peer > 0) {
    const own = { mailbox: sender, peer };
    if (peer === sender) return [own];
    const other = { mailbox: peer, peer: sender };
    return sender < peer ? [own, other] : [other, own];
  }
  const members = await tx.chats.memberIds(peer, groupMembers);
  const all = [...new Set([sender, ...members])].sort((a, b) => a - b);
  return all.map((mailbox) => ({ mailbox, peer }));
}
