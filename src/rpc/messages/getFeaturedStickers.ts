import { method } from '../method.ts';
import { noFeaturedSets } from '../to-tl/stickers/no-featured.ts';

export const getFeaturedStickers = method('messages.getFeaturedStickers', async () => noFeaturedSets, {
  peopleOnly: true,
});
