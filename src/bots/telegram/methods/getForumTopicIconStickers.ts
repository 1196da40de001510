import { method } from '../method.ts';

/** Topics have colours here and no stickers, so that any bot may use the empty list. */
export const getForumTopicIconStickers = method('getForumTopicIconStickers', async () => []);
