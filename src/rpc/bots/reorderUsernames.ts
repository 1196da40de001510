import { arrangeBotNames, orderNames } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const reorderUsernames = method(
  'bots.reorderUsernames',
  async (call, { bot, order }) => {
    await arrangeBotNames(call.world, { owner: call.account, bot: fromTlUser(call, bot), change: orderNames(order) });
    return true;
  },
  { peopleOnly: true },
);
