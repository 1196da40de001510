import type { Account, BotData } from '../accounts/repository.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Tx } from '../ports.ts';

export type BotAccount = Account & { data: { bot: BotData } };

const isBot = (account: Account | undefined): account is BotAccount =>
  account?.kind === 'bot' && account.data.bot !== undefined;

/** A bot that stands. @throws bot-invalid */
export async function requireBotAccount(tx: Tx, id: AccountId): Promise<BotAccount> {
  const bot = await tx.accounts.get(id);
  if (!isBot(bot) || bot.deletedAt !== undefined || bot.suspendedAt !== undefined) return refuse('bot-invalid');
  return bot;
}

/** A bot that `account` may manage: its own, or itself. @throws bot-invalid */
export async function requireOwnBot(tx: Tx, account: AccountId, id: AccountId): Promise<BotAccount> {
  const bot = await requireBotAccount(tx, id);
  if (bot.id !== account && bot.data.bot.owner !== account) return refuse('bot-invalid');
  return bot;
}
