import { method } from '../method.ts';
import { noFeaturedSets } from '../to-tl/no-featured.ts';

export const getOldFeaturedStickers = method('messages.getOldFeaturedStickers', async () => noFeaturedSets, {
  peopleOnly: true,
});
