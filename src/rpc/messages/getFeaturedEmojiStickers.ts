import { method } from '../method.ts';
import { noFeaturedSets } from '../to-tl/stickers/no-featured.ts';

export const getFeaturedEmojiStickers = method('messages.getFeaturedEmojiStickers', async () => noFeaturedSets, {
  peopleOnly: true,
});
