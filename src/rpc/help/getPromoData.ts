import { method } from '../method.ts';

/** A time in the past makes clients ask again at once, for ever. */
const askAgainS = 86_400;

export const getPromoData = method('help.getPromoData', async (call) => ({
  _: 'help.promoDataEmpty',
  expires: call.world.clock.nowS() + askAgainS,
}));
