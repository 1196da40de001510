import { method } from '../method.ts';

/** Bots that answer for somebody are of business accounts, which there are none of. */
export const getConnectedBots = method(
  'account.getConnectedBots',
  async () => ({ _: 'account.connectedBots', connectedBots: [], users: [] }),
  { peopleOnly: true },
);
