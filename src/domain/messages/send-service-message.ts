import { type AccountId, type MessageId, SERVICE_ACCOUNT } from '../ids.ts';
import type { WriteTx } from '../ports.ts';
import type { Entity } from './content.ts';
import { deliver } from './deliver.ts';

/**
 * Lays a message of the service account into one mailbox, inside a larger write. The service account keeps no copy of
 * its own: nobody reads there, and thousands of notices would wait for one mailbox.
 */
export async function sendServiceMessage(
  tx: WriteTx,
  nowS: number,
  to: AccountId,
  message: { readonly text: string; readonly entities?: Entity[] },
): Promise<MessageId> {
  const content = await tx.messages.insertContent({
    sender: SERVICE_ACCOUNT,
    date: nowS,
    data: { text: message.text, ...(message.entities?.length ? { entities: message.entities } : {}) },
  });
  if (content === undefined) throw new Error('a content without a random id cannot be a repeat');
  const { id } = await deliver(tx, {
    mailbox: to,
    peer: SERVICE_ACCOUNT,
    content,
    date: nowS,
    out: false,
    unread: true,
  });
  return id;
}
