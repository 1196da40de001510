import { method } from '../method.ts';

/** Nothing is sold here. */
export const getStarGifts = method(
  'payments.getStarGifts',
  async () => ({ _: 'payments.starGifts', hash: 0, gifts: [], chats: [], users: [] }),
  { peopleOnly: true },
);
