import { method } from '../method.ts';

/** No bot is put beside others here. */
export const getBotRecommendations = method(
  'bots.getBotRecommendations',
  async () => ({ _: 'users.users', users: [] }),
  { peopleOnly: true },
);
