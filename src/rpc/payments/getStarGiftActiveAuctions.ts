import { method } from '../method.ts';

/** Nothing is sold here. */
export const getStarGiftActiveAuctions = method(
  'payments.getStarGiftActiveAuctions',
  async () => ({ _: 'payments.starGiftActiveAuctions', auctions: [], users: [], chats: [] }),
  { peopleOnly: true },
);
