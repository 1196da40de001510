import { method } from '../method.ts';

/** There is nothing to boost with here. The link, which TL wants, is that of the server. */
export const getBoostsStatus = method(
  'premium.getBoostsStatus',
  async (call) => ({
    _: 'premium.boostsStatus',
    level: 0,
    currentLevelBoosts: 0,
    boosts: 0,
    boostUrl: `${call.world.settings.httpBase}/`,
  }),
  { peopleOnly: true },
);
