import { method } from '../method.ts';

/** There are none that could be unread. */
export const readFeaturedStickers = method('messages.readFeaturedStickers', async () => true, { peopleOnly: true });
