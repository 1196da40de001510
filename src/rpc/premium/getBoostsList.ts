import { method } from '../method.ts';

/** There is nothing to boost with here. */
export const getBoostsList = method(
  'premium.getBoostsList',
  async () => ({ _: 'premium.boostsList', count: 0, boosts: [], users: [] }),
  { peopleOnly: true },
);
