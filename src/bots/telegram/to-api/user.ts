import type { User } from '@grammyjs/types';
import type { Account, AccountId } from '#domain';
import type { View } from '../../view.ts';

/** Who stands for an admin that speaks as the group; clients and bots know this number. */
export const anonymousAdmin: User = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

/** Who stands for a channel that speaks in a group. */
export const channelSpeaker: User = { id: 136817688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };

/** Somebody by what the account shows everybody; of a deleted account no name. */
export function userOf(account: Account): User {
  const deleted = account.deletedAt !== undefined;
  return {
    id: account.id,
    is_bot: account.kind === 'bot',
    first_name: deleted ? '' : account.firstName,
    ...(account.lastName && !deleted ? { last_name: account.lastName } : {}),
    ...(account.username && !deleted ? { username: account.username } : {}),
  };
}

/** Somebody who speaks to the bot itself: their language is told too. */
export async function toApiSpeaker(view: View, id: AccountId): Promise<User> {
  const language_code = await view.language(id);
  return { ...(await toApiUser(view, id)), ...(language_code ? { language_code } : {}) };
}

export async function toApiUser(view: View, id: AccountId): Promise<User> {
  const account = await view.account(id);
  return account ? userOf(account) : { id, is_bot: false, first_name: '' };
}
