import { checkUsernameShape } from '../accounts/change-username.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { botsOf, ownBotSetting } from './own-bots.ts';
import { newToken } from './token.ts';
import { webAppKey } from './web-app-data.ts';

export interface NewBot {
  owner: AccountId;
  username: string;
  name: string;
}

/**
 * Makes a bot. Its token is told once: only a hash of it is kept.
 *
 * @throws first-name-invalid, username-invalid, username-occupied, bots-too-much
 */
export const createBot = (world: World, request: NewBot): Promise<{ id: AccountId; token: string }> =>
  world.store.write((tx) => createBotIn(world, tx, request));

/** Inside a larger write. */
export async function createBotIn(
  world: World,
  tx: WriteTx,
  request: NewBot,
): Promise<{ id: AccountId; token: string }> {
  const { owner, username } = request;
  const name = request.name.trim().toWellFormed().slice(0, world.limits.nameLength);
  if (name === '') refuse('first-name-invalid');
  checkBotName(world, username);
  if ((await botsOf(tx, owner)).length >= world.limits.botsPerOwner) refuse('bots-too-much');
  const bot = { owner, tokenHash: '', privacyMode: true, joinGroups: true, infoVersion: 1 };
  const createdAt = world.clock.nowS();
  const id = await tx.accounts.insert({
    kind: 'bot',
    firstName: name,
    lastName: '',
    username,
    createdAt,
    data: { bot },
  });
  if (!(await tx.accounts.takeUsername(username, id))) refuse('username-occupied');
  await tx.updates.createMailbox(id);
  await tx.accounts.putSetting(owner, ownBotSetting(id), true);
  const { token, hash } = newToken(world, id);
  const made = await tx.accounts.get(id);
  if (!made) throw new Error('a bot that was just made is gone');
  await tx.accounts.update({ ...made, data: { bot: { ...bot, tokenHash: hash, webAppKey: webAppKey(world, token) } } });
  return { id, token };
}

/** People tell a bot by its name, in every client. @throws username-invalid */
export function checkBotName(world: World, username: string): void {
  checkUsernameShape(world, username);
  if (!/bot$/i.test(username)) refuse('username-invalid');
}
