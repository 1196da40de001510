import { refuse } from '../errors.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import { bannedNow, isAdmin, requireMember } from './check-group-send.ts';
import type { AdminRight, BannedRight, Chat, Member } from './repository.ts';

/** What plain members of a group may do too, unless it is forbidden to them. */
const membersToo: Partial<Record<AdminRight, BannedRight>> = {
  changeInfo: 'changeInfo',
  inviteUsers: 'inviteUsers',
  pinMessages: 'pinMessages',
  manageTopics: 'manageTopics',
};

/** Whether this member may do what the right names: creators all, admins what they were given, members what is open. */
export function mayDo(chat: Chat, member: Member, right: AdminRight, nowS: number): boolean {
  if (member.status === 'creator') return true;
  if (member.status === 'admin') return chat.kind === 'group' || member.rights.includes(right);
  const open = membersToo[right];
  return open !== undefined && chat.kind !== 'channel' && !bannedNow(chat, member, nowS).has(open);
}

/** Loads a chat in which the account may do this. @throws chat-admin-required and what `requireMember` refuses */
export async function requireRight(
  tx: Tx,
  account: AccountId,
  chatId: ChatId,
  right: AdminRight,
  nowS: number,
): Promise<{ chat: Chat; member: Member }> {
  const found = await requireMember(tx, account, chatId);
  return mayDo(found.chat, found.member, right, nowS) ? found : refuse('chat-admin-required');
}

/**
 * Loads a chat whose links and requests to join the account may look after: admins who may invite. Members who may add
 * people they know have no say in who else comes in.
 *
 * @throws chat-admin-required and what `requireMember` refuses
 */
export async function requireInviter(
  tx: Tx,
  account: AccountId,
  chatId: ChatId,
  nowS: number,
): Promise<{ chat: Chat; member: Member }> {
  const found = await requireRight(tx, account, chatId, 'inviteUsers', nowS);
  return isAdmin(found.member) ? found : refuse('chat-admin-required');
}

/** The chat and its creator, who must be this account. Refuses `chat-admin-required`, and as `requireMember` does. */
export async function requireCreator(
  tx: Tx,
  account: AccountId,
  chatId: ChatId,
): Promise<{ chat: Chat; member: Member }> {
  const found = await requireMember(tx, account, chatId);
  return found.member.status === 'creator' ? found : refuse('chat-admin-required');
}
