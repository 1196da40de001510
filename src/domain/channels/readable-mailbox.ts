import { type AccountId, type MailboxId, type MessageId, type PeerId, peerKind } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { Chat, Member } from '../chats/repository.ts';
import { isClosedTo } from '../chats/is-withheld.ts';
import { refuse } from '../errors.ts';
import { requireVisible } from './require-visible.ts';

export interface ReadablePlace {
  mailbox: MailboxId;
  /** Messages up to this id are not shown: they are older than the account's joining, or it cleared them. */
  floor: MessageId;
}

/** Where and from where on `account` may read what was said in `peer`. @throws channel-private, channel-invalid */
export async function readablePlace(tx: Tx, account: AccountId, peer: PeerId): Promise<ReadablePlace> {
  if (peerKind(peer) === 'group') {
    // What was said lies in the member's own mailbox, and is as closed as the group itself.
    const group = await tx.chats.get(peer);
    if (group && (await isClosedTo(tx, group, account))) refuse('channel-private');
  }
  if (peerKind(peer) !== 'channel') return { mailbox: account, floor: 0 };
  const { chat, member } = await requireVisible(tx, account, peer);
  return { mailbox: peer, floor: await floorFor(tx, account, chat, member) };
}

/** The id up to which this account sees nothing in a supergroup or channel. */
export async function floorFor(tx: Tx, account: AccountId, chat: Chat, member: Member | undefined): Promise<MessageId> {
  const cleared = await tx.dialogs.availableMin(account, chat.id);
  return Math.max(cleared, hidesPast(chat) ? (member?.sinceId ?? 0) : 0);
}

/** Public groups and discussions show all that was said. */
const hidesPast = (chat: Chat): boolean =>
  chat.data.hiddenPrehistory === true &&
  chat.kind === 'supergroup' &&
  chat.username === undefined &&
  chat.data.linkedChat === undefined;
