import type { AccountId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { Chat } from './repository.ts';

/** Whether the account sees this discussion group because it sees the channel whose comments lie there. */
export async function isSeenThroughLink(tx: Tx, account: AccountId, chat: Chat): Promise<boolean> {
  if (chat.kind !== 'supergroup' || chat.data.linkedChat === undefined) return false;
  const channel = await tx.chats.get(chat.data.linkedChat);
  if (!channel || channel.deletedAt !== undefined || channel.suspendedAt !== undefined) return false;
  const member = await tx.chats.member(channel.id, account);
  if (member?.status === 'banned') return false;
  const inside = member !== undefined && member.status !== 'left' && !member.gone;
  return inside || channel.username !== undefined;
}
