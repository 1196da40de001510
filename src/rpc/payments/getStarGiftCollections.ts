import { method } from '../method.ts';

/** Nothing is sold here. */
export const getStarGiftCollections = method(
  'payments.getStarGiftCollections',
  async () => ({ _: 'payments.starGiftCollections', collections: [] }),
  { peopleOnly: true },
);
