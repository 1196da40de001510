import {
  type Account,
  type BotAccount,
  createBot,
  deleteBot,
  isDomainError,
  renewToken,
  setBotSwitches,
  type World,
} from '#domain';
import type { Config } from '../config/config.ts';
import { CommandError } from '../config/errors.ts';
import { requireNamed } from './accounts.ts';
import { inCommand } from './command-world.ts';

export interface BotRequest {
  owner: string;
  username: string;
  name: string;
  /** Opens inline queries, with this text in the empty field. */
  inline?: string;
  /** Sees everything that is said in its groups. */
  seesAll?: boolean;
}

/** Makes a bot and returns its token, which is not kept. */
export const makeBot = (config: Config, request: BotRequest): Promise<{ id: number; token: string }> =>
  inCommand(config, async (world) => {
    const owner = await requireNamed(world, request.owner);
    const { username, name, inline, seesAll } = request;
    if (owner.kind !== 'person') throw new CommandError(`"${request.owner}" is not a person; only people own bots`);
    const { nameLength } = world.limits;
    if (name.trim().length > nameLength) throw new CommandError(`the name has more than ${nameLength} characters`);
    const made = await createBot(world, { owner: owner.id, username, name }).catch((error: unknown) => {
      throw isDomainError(error) ? new CommandError(inWords(error.code, request)) : error;
    });
    if (inline !== undefined) await setBotSwitches(world, made.id, { inlinePlaceholder: inline, inlineFeedback: 100 });
    if (seesAll) await setBotSwitches(world, made.id, { privacyMode: false });
    return made;
  });

function inWords(code: string, { username, owner }: BotRequest): string {
  switch (code) {
    case 'username-invalid':
      return `"${username}" cannot be a bot's username: 5 to 32 Latin letters, digits and underscores, begins with a letter, ends in "bot"`;
    case 'username-occupied':
      return `somebody has the username "${username}" already`;
    case 'first-name-invalid':
      return 'the name is empty';
    case 'bots-too-much':
      return `"${owner}" has as many bots as one person may have`;
    default:
      return `refused: ${code}`;
  }
}

const pageSize = 500;

/** Tells every bot that stands, with its owner, in order of their ids; only one owner's when `owner` is given. */
export function listBots(
  config: Config,
  owner: string | undefined,
  tell: (bot: Account, owner: Account | undefined) => void,
): Promise<void> {
  return inCommand(config, async (world) => {
    const only = owner === undefined ? undefined : (await requireNamed(world, owner)).id;
    for (let afterId = 0; ; ) {
      const page = await world.store.read((tx) => tx.accounts.list({ afterId, limit: pageSize, kind: 'bot' }));
      const last = page.at(-1);
      if (!last) return;
      afterId = last.id;
      const owners = await world.store.read((tx) => tx.accounts.many(page.map(({ data }) => data.bot?.owner ?? 0)));
      for (const bot of page) {
        if (bot.deletedAt !== undefined || (only !== undefined && bot.data.bot?.owner !== only)) continue;
        tell(
          bot,
          owners.find(({ id }) => id === bot.data.bot?.owner),
        );
      }
    }
  });
}

async function requireNamedBot(world: World, who: string): Promise<BotAccount> {
  const account = await requireNamed(world, who);
  const { bot } = account.data;
  if (account.kind !== 'bot' || !bot) throw new CommandError(`"${who}" is not a bot`);
  if (bot.builtIn) throw new CommandError(`"${who}" belongs to the server itself`);
  return { ...account, data: { ...account.data, bot } };
}

/** Makes a new token. With `revoke` the old one is refused at once, else after a day. */
export const giveToken = (config: Config, who: string, revoke: boolean): Promise<string> =>
  inCommand(config, async (world) => {
    const { id } = await requireNamedBot(world, who);
    return renewToken(world, { account: id, bot: id, revoke });
  });

/** Deletes a bot for good. */
export const removeBot = (config: Config, who: string): Promise<void> =>
  inCommand(config, async (world) => {
    const { id } = await requireNamedBot(world, who);
    await deleteBot(world, { account: id, bot: id });
  });
