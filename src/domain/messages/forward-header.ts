import { mayBeSeen } from '../accounts/may-be-seen.ts';
import type { AccountId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { ForwardHeader, Message } from './content.ts';

/** Whose message it is, as `account` may tell it elsewhere: a person's privacy may leave a name alone. */
export async function forwardHeader(tx: Tx, account: AccountId, message: Message): Promise<ForwardHeader> {
  const { content } = message;
  if (content.forward) return content.forward;
  const header: ForwardHeader = { date: content.date };
  if (content.sender < 0) {
    return {
      ...header,
      from: content.sender,
      channelPost: message.id,
      ...(content.postAuthor ? { postAuthor: content.postAuthor } : {}),
    };
  }
  const author = await tx.accounts.get(content.sender);
  if (content.sender !== account && !(await mayBeSeen(tx, content.sender, account, 'forwards'))) {
    return { ...header, fromName: `${author?.firstName ?? ''} ${author?.lastName ?? ''}`.trim() };
  }
  return { ...header, from: content.sender };
}
