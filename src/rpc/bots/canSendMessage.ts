import { requireBotAccount } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** Whether the bot may write to the caller: as soon as they have a chat. */
export const canSendMessage = method(
  'bots.canSendMessage',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const bot = await requireBotAccount(tx, fromTlUser(call, request.bot));
      return (await tx.dialogs.get(bot.id, call.account)) !== undefined;
    }),
  { peopleOnly: true },
);
