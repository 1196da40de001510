import { letBotSetEmojiStatus } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const toggleUserEmojiStatusPermission = method(
  'bots.toggleUserEmojiStatusPermission',
  async (call, { bot, enabled }) => {
    await letBotSetEmojiStatus(call.world, { account: call.account, bot: fromTlUser(call, bot), allowed: enabled });
    return true;
  },
  { peopleOnly: true },
);
