import { method } from '../method.ts';

/** Nothing is sold here. */
export const getSavedStarGifts = method(
  'payments.getSavedStarGifts',
  async () => ({ _: 'payments.savedStarGifts', count: 0, gifts: [], chats: [], users: [] }),
  { peopleOnly: true },
);
