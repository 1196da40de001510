import { refuse } from '../errors.ts';
import type { PeerId } from '../ids.ts';
import { namedAccount, namesOf, ownName, sameName, withOwnName } from '../names/public-names.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import type { Chat } from '../chats/repository.ts';
import type { Account } from './repository.ts';
import { requireAccount } from './require-account.ts';
import { tellAboutAccount } from './tell-about.ts';
import type { ProfileChange } from './update-profile.ts';

const shape = /^[a-z](?:_?[a-z0-9])+$/i;
const shortest = 5;

/** Paths and words that a link to this server may need itself. */
const reserved = new Set([
  'admin',
  'administrator',
  'addlist',
  'addstickers',
  'apiws',
  'assets',
  'botfather',
  'botfounder',
  'console',
  'contact',
  'healthz',
  'invite',
  'joinchat',
  'login',
  'metrics',
  'moderator',
  'notice',
  'official',
  'proxy',
  'readyz',
  'service',
  'settings',
  'share',
  'statement',
  'support',
  'tamtam',
  'telegram',
  'tocsin',
  'tocsin_demo',
  'transparency',
]);

/** Whether a person or chat may carry this name at all. @throws username-invalid */
export function checkUsernameShape(world: World, username: string): void {
  const tooLong = username.length > world.limits.usernameLength;
  if (username.length < shortest || tooLong || !shape.test(username)) refuse('username-invalid');
  if (reserved.has(username.toLowerCase())) refuse('username-invalid');
}

/** True when the name is free or already the asker's own. @throws username-invalid */
export async function isUsernameFree(world: World, tx: Tx, username: string, asker: PeerId): Promise<boolean> {
  checkUsernameShape(world, username);
  const owner = await tx.accounts.usernameHolder(username);
  return owner === undefined || owner === asker;
}

/** Takes the name that its bearer chooses and frees the one before. @throws username-occupied */
export async function swapOwnName(tx: WriteTx, bearer: Account | Chat, name: string): Promise<void> {
  const old = ownName(bearer);
  const isGiven = namesOf(bearer).some((one) => !one.editable && sameName(one.name, name));
  if (isGiven || (name !== '' && !(await tx.accounts.takeUsername(name, bearer.id)))) refuse('username-occupied');
  if (old !== undefined && !sameName(old, name)) await tx.accounts.releaseUsername(old, bearer.id);
}

/**
 * Takes a new username, or with an empty one gives the old back.
 *
 * @throws username-invalid, username-occupied, username-not-modified
 */
export async function updateUsername(world: World, change: ProfileChange & { username: string }): Promise<void> {
  const { account: id, username, session } = change;
  if (username !== '') checkUsernameShape(world, username);
  return world.store.write(async (tx) => {
    const account = await requireAccount(tx, id);
    if ((ownName(account) ?? '') === username) refuse('username-not-modified');
    await swapOwnName(tx, account, username);
    await tx.accounts.update(namedAccount(account, withOwnName(namesOf(account), username)));
    await tellAboutAccount(world, tx, id, session);
  });
}
