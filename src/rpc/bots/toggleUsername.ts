import { arrangeBotNames, switchName } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** Puts a name that the operator gave one's own bot in force or out of it. */
export const toggleUsername = method(
  'bots.toggleUsername',
  async (call, { bot, username, active }) => {
    const change = switchName(call.world, username, active);
    await arrangeBotNames(call.world, { owner: call.account, bot: fromTlUser(call, bot), change });
    return true;
  },
  { peopleOnly: true },
);
