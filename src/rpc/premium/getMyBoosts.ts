import { method } from '../method.ts';

/** There is nothing to boost with here. */
export const getMyBoosts = method(
  'premium.getMyBoosts',
  async () => ({ _: 'premium.myBoosts', myBoosts: [], chats: [], users: [] }),
  { peopleOnly: true },
);
