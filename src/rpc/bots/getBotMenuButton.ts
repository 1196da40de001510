import { getMenuButton } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMenuButton } from '../to-tl/bots/bot-info.ts';

export const getBotMenuButton = method(
  'bots.getBotMenuButton',
  async (call, { userId }) => {
    const account = userId._ === 'inputUserEmpty' ? undefined : fromTlUser(call, userId);
    return toTlMenuButton(await call.world.store.read((tx) => getMenuButton(tx, call.account, account)));
  },
  { botsOnly: true },
);
