import { method } from '../method.ts';
import { noFeaturedSets } from '../to-tl/stickers/no-featured.ts';

export const getOldFeaturedStickers = method('messages.getOldFeaturedStickers', async () => noFeaturedSets, {
  peopleOnly: true,
});
