import { refuse } from '../errors.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { ContentData, Message } from './content.ts';
import { forwardHeader } from './forward-header.ts';
import { checkMayForward } from './forward-messages.ts';
import { readableMessages } from './readable-messages.ts';
import { goesWhenSeen } from './timed-media.ts';

export interface AnsweredElsewhere {
  message: Message;
  data: Required<Pick<ContentData, 'replyPeer' | 'replyFrom'>>;
}

/**
 * What a message keeps of one in another chat that it answers. As with a forward, the chat must be open to `account` and
 * its words may leave it.
 *
 * @throws reply-invalid, forwards-restricted, channel-private, channel-invalid
 */
export async function answerElsewhere(
  tx: Tx,
  account: AccountId,
  peer: PeerId,
  id: MessageId,
): Promise<AnsweredElsewhere> {
  const [message] = await readableMessages(tx, account, peer, [id]);
  await checkMayForward(tx, peer);
  if (!message || message.content.action) return refuse('reply-invalid');
  if (message.content.noForwards || goesWhenSeen(message.content)) refuse('forwards-restricted');
  const { savedFrom: _, ...header } = await forwardHeader(tx, account, message);
  return { message, data: { replyPeer: peer, replyFrom: { id, header } } };
}
