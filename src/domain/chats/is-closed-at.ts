import { type AccountId, type MailboxId, type MessageId, peerKind } from '../ids.ts';
import type { Tx } from '../ports.ts';
import { isClosedTo, withheldAmong } from './is-withheld.ts';

/** Where something was shown: a message of a mailbox, or with message 0 the chat itself, whose id the mailbox is. */
export interface ShownAt {
  readonly mailbox: MailboxId;
  readonly message: MessageId;
}

/**
 * Whether the safety desk keeps from the account by now what it was shown there: it took down or withholds the message,
 * or the chat in which it stands. What was deleted otherwise is not asked for.
 */
export async function isClosedAt(tx: Tx, account: AccountId, { mailbox, message: id }: ShownAt): Promise<boolean> {
  const [message] = id === 0 ? [] : await tx.messages.get(mailbox, [id]);
  if (message?.content.takenDown) return true;
  if (message && (await withheldAmong(tx, [message], account)).size > 0) return true;
  const peer = message?.peer ?? mailbox;
  const chat = peerKind(peer) === 'account' ? undefined : await tx.chats.get(peer);
  return chat !== undefined && (await isClosedTo(tx, chat, account));
}
