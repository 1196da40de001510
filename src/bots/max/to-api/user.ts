import type { User, UserWithPhoto } from '@maxhub/max-bot-api/types';
import { type Account, type AccountId, lastSeen, mayBeSeen, visiblePhoto } from '#domain';
import { fileUrl } from './file.ts';
import type { View } from './view.ts';

/** Somebody by what the account shows everybody; of a deleted account nothing. */
export function userOf(account: Account, lastActivityMs: number): User {
  const deleted = account.deletedAt !== undefined;
  const firstName = deleted ? 'DELETED USER' : account.firstName;
  const lastName = deleted ? '' : account.lastName;
  return {
    user_id: account.id,
    first_name: firstName,
    ...(lastName ? { last_name: lastName } : {}),
    name: `${firstName} ${lastName}`.trim(),
    username: deleted ? null : (account.username ?? null),
    is_bot: account.kind === 'bot',
    last_activity_time: lastActivityMs,
  };
}

export async function toApiUser(view: View, id: AccountId): Promise<User> {
  const account = await view.account(id);
  if (account) return userOf(account, await lastActivity(view, account));
  return { user_id: id, name: '', first_name: '', username: null, is_bot: false, last_activity_time: 0 };
}

/** When the person was last here; 0 where they do not let the bot know. */
async function lastActivity(view: View, account: Account): Promise<number> {
  if (account.id === view.bot) return view.world.clock.nowMs();
  const theirs = await mayBeSeen(view.tx, account.id, view.bot, 'statusTimestamp');
  const nowS = view.world.clock.nowS();
  const seen = lastSeen(account.onlineUntil, nowS, { theirs, mine: true, blocked: false });
  if (seen.kind === 'online') return nowS * 1000;
  return seen.kind === 'offline' ? seen.sinceS * 1000 : 0;
}

export async function toApiUserWithPhoto(view: View, account: Account): Promise<UserWithPhoto> {
  const about = account.kind === 'bot' ? account.data.bot?.about : await aboutOf(view, account);
  const photoId = await visiblePhoto(view.tx, account, view.bot);
  const photo = photoId === undefined ? undefined : await view.media(photoId);
  return {
    ...(await toApiUser(view, account.id)),
    description: about || null,
    ...(photo
      ? {
          avatar_url: fileUrl(view, photo, photo.sizes[0]?.type),
          full_avatar_url: fileUrl(view, photo, photo.sizes.at(-1)?.type),
        }
      : {}),
  };
}

const aboutOf = async (view: View, account: Account): Promise<string | undefined> =>
  (await mayBeSeen(view.tx, account.id, view.bot, 'about')) ? account.data.about : undefined;
