import type { Account, BotData } from '../accounts/repository.ts';
import { tellAboutAccount } from '../accounts/tell-about.ts';
import type { AccountId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import { type BotAccount, requireBotAccount } from './require-bot.ts';

export interface BotChange {
  account?: Partial<Pick<Account, 'firstName'>>;
  /** The whole of what is kept for a bot. */
  bot?: BotData;
}

/**
 * Changes a bot and tells those who talk with it; its version grows, by which clients know that they must look again.
 * `change` returns nothing when all stays as it was.
 *
 * @throws bot-invalid
 */
export function changeBot(
  world: World,
  id: AccountId,
  change: (tx: WriteTx, bot: BotAccount) => Promise<BotChange | undefined>,
): Promise<boolean> {
  return world.store.write(async (tx) => {
    const bot = await requireBotAccount(tx, id);
    const changed = await change(tx, bot);
    if (!changed) return false;
    const data = { ...(changed.bot ?? bot.data.bot), infoVersion: bot.data.bot.infoVersion + 1 };
    await tx.accounts.update({ ...bot, ...changed.account, data: { ...bot.data, bot: data } });
    await tellAboutAccount(world, tx, id);
    return true;
  });
}
