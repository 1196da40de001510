import type { AccountId, ContentId, MailboxId, MessageId, PeerId } from '../ids.ts';
import type { WriteTx } from '../ports.ts';
import { logAt } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';
import type { MediaKind } from './content.ts';

/** A copy that is about to be laid into one mailbox. */
export interface Delivery {
  mailbox: MailboxId;
  /** The chat as the mailbox's owner sees it. */
  peer: PeerId;
  content: ContentId;
  date: number;
  out: boolean;
  mentioned?: boolean;
  mediaUnread?: boolean;
  replyTo?: MessageId;
  mediaKinds?: MediaKind[];
  /** Counts as unread for the owner. */
  unread: boolean;
  exceptSession?: string | undefined;
}

/** Lays one copy into an account's mailbox: message, update and dialog move together under the mailbox's lock. */
export async function deliver(tx: WriteTx, d: Delivery): Promise<{ id: MessageId; entry: LogEntry }> {
  const state = await tx.updates.advance(d.mailbox, 1, 1);
  const id = state.lastMessageId;
  await tx.messages.insert({
    mailbox: d.mailbox,
    id,
    peer: d.peer,
    content: d.content,
    date: d.date,
    out: d.out,
    mentioned: d.mentioned ?? false,
    mediaUnread: d.mediaUnread ?? false,
    ...(d.replyTo !== undefined ? { replyTo: d.replyTo } : {}),
    ...(d.mediaKinds ? { mediaKinds: d.mediaKinds } : {}),
  });
  await tx.dialogs.bump(d.mailbox, d.peer, { id, date: d.date }, d.unread ? 1 : 0, d.mentioned ? 1 : 0);
  const entry = await logAt(tx, d.mailbox, state.pts, 1, d.date, { kind: 'newMessage', id }, d.exceptSession);
  return { id, entry };
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
