import { method } from '../method.ts';

/** No bot is put before others here. */
export const getPopularAppBots = method(
  'bots.getPopularAppBots',
  async () => ({ _: 'bots.popularAppBots', users: [] }),
  { peopleOnly: true },
);
