import { isWithheldFrom } from '../chats/is-withheld.ts';
import type { Chat, Member } from '../chats/repository.ts';
import { isSeenThroughLink } from '../chats/through-link.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import { isInside } from './is-inside.ts';

/** A living supergroup or channel. @throws channel-invalid, channel-private */
export async function requireChannel(tx: Tx, id: ChatId): Promise<Chat> {
  const chat = await tx.chats.get(id);
  if (!chat || chat.kind === 'group') return refuse('channel-invalid');
  if (chat.deletedAt !== undefined || chat.suspendedAt !== undefined) refuse('channel-private');
  return chat;
}

/** Whether the account may look into the chat: members, and everybody where it is public. @throws channel-private */
export async function requireVisible(
  tx: Tx,
  account: AccountId,
  id: ChatId,
): Promise<{ chat: Chat; member: Member | undefined }> {
  const chat = await requireChannel(tx, id);
  const member = await tx.chats.member(id, account);
  return (await isVisible(tx, account, chat, member)) ? { chat, member } : refuse('channel-private');
}

/** The same as a question, for a chat that is known. */
export async function isVisible(tx: Tx, account: AccountId, chat: Chat, member: Member | undefined): Promise<boolean> {
  if (chat.deletedAt !== undefined || chat.suspendedAt !== undefined || member?.status === 'banned') return false;
  if (await isWithheldFrom(tx, chat, account)) return false;
  return isInside(member) || chat.username !== undefined || isSeenThroughLink(tx, account, chat);
}
