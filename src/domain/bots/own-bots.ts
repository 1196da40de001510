import { refuse } from '../errors.ts';
import { erase } from '../accounts/delete-account.ts';
import type { Account } from '../accounts/repository.ts';
import { endAll } from '../auth/sessions.ts';
import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { requireOwnBot } from './require-bot.ts';
import { newToken } from './token.ts';
import { webAppKey } from './web-app-data.ts';

const prefix = 'bot:';

/** Where an owner's bots are listed. */
export const ownBotSetting = (bot: AccountId): string => `${prefix}${bot}`;

/** The bots that an account owns, oldest first. */
export async function botsOf(tx: Tx, owner: AccountId): Promise<Account[]> {
  const rows = await tx.accounts.settings<true>(owner, prefix);
  const bots = await tx.accounts.many(rows.map(({ key }) => Number(key.slice(prefix.length))));
  return bots
    .filter(({ deletedAt, data }) => deletedAt === undefined && data.bot?.owner === owner)
    .sort((a, b) => a.id - b.id);
}

const overlapS = 24 * 3600;

/**
 * Makes a new token; a token cannot be told again, as only its hash is kept. With `revoke` the old one is refused at
 * once and devices that came in with it are signed out; else it is accepted for another day, so that a running bot can
 * be moved to the new one.
 *
 * @throws bot-invalid when `account` is not its owner
 */
export async function renewToken(
  world: World,
  request: { account: AccountId; bot: AccountId; revoke: boolean },
): Promise<string> {
  const { token, hash } = newToken(world, request.bot);
  const keys = await world.store.write(async (tx) => {
    const account = await requireOwnBot(tx, request.account, request.bot);
    const { retired: _, ...bot } = account.data.bot;
    const until = world.clock.nowS() + overlapS;
    const fresh = { tokenHash: hash, webAppKey: webAppKey(world, token) };
    const retired = request.revoke ? {} : { retired: { tokenHash: bot.tokenHash, until } };
    await tx.accounts.update({ ...account, data: { ...account.data, bot: { ...bot, ...retired, ...fresh } } });
    return request.revoke ? endAll(world, tx, account.id) : [];
  });
  if (keys.length > 0) world.bus.publishKeysDropped(keys);
  return token;
}

/**
 * Deletes a bot for good; its name is free again. A suspended one stays, as what the decision rests on.
 *
 * @throws bot-invalid when `account` is not its owner, account-suspended
 */
export async function deleteBot(world: World, request: { account: AccountId; bot: AccountId }): Promise<void> {
  const keys = await world.store.write(async (tx) => {
    const bot = await requireOwnBot(tx, request.account, request.bot);
    if (bot.suspendedAt !== undefined) refuse('account-suspended');
    await tx.accounts.removeSetting(bot.data.bot.owner, ownBotSetting(bot.id));
    return erase(world, tx, bot);
  });
  if (keys.length > 0) world.bus.publishKeysDropped(keys);
}
