import { readablePlace } from '../channels/readable-mailbox.ts';
import { withheldAmong } from '../chats/is-withheld.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { Message } from './content.ts';

/** Those of these messages of a chat that the account may read. @throws channel-private, channel-invalid */
export async function readableMessages(
  tx: Tx,
  account: AccountId,
  peer: PeerId,
  ids: readonly MessageId[],
): Promise<Message[]> {
  const { mailbox, floor } = await readablePlace(tx, account, peer);
  const found = (await tx.messages.get(mailbox, ids)).filter((message) => message.id > floor && message.peer === peer);
  const withheld = await withheldAmong(tx, found, account);
  return found.filter(({ id }) => !withheld.has(id));
}
