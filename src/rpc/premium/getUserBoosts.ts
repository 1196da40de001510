import { method } from '../method.ts';

/** There is nothing to boost with here. */
export const getUserBoosts = method(
  'premium.getUserBoosts',
  async () => ({ _: 'premium.boostsList', count: 0, boosts: [], users: [] }),
  { peopleOnly: true },
);
