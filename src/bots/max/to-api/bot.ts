import type { BotCommand, BotInfo } from '@maxhub/max-bot-api/types';
import { getCommands, requireBotAccount, type Tx } from '#domain';
import type { Call } from '../context.ts';
import { toApiUserWithPhoto } from './user.ts';
import { createView } from './view.ts';

/** What the bot is and offers, as it is now. */
export const ownInfo = (call: Call): Promise<BotInfo> =>
  call.world.store.read(async (tx) => {
    const bot = await requireBotAccount(tx, call.bot.id);
    const view = createView(call, { bot: bot.id, dialect: call.dialect }, tx);
    return { ...(await toApiUserWithPhoto(view, bot)), commands: await ownCommands(tx, bot.id) };
  });

/** The commands that a bot shows to everybody. */
export const ownCommands = async (tx: Tx, bot: number): Promise<BotCommand[]> =>
  (await getCommands(tx, bot, { kind: 'default' }, '')).map(({ command, description }) => ({
    name: command,
    description,
  }));
