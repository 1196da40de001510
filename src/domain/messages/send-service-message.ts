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
  const data = { text: message.text, ...(message.entities?.length ? { entities: message.entities } : {}) };
  const id = await tx.messages.insertContent({ sender: SERVICE_ACCOUNT, date: nowS, data });
  if (id === undefined) throw new Error('a content without a random id cannot be a repeat');
  const delivered = await deliver(tx, {
    mailbox: to,
    peer: SERVICE_ACCOUNT,
    content: { id, sender: SERVICE_ACCOUNT, date: nowS, ...data },
    out: false,
    unread: true,
  });
  return delivered.message.id;
}
