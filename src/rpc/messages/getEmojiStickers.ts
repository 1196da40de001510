import { method } from '../method.ts';
import { toTlInstalledSets } from '../to-tl/stickers/installed-sets.ts';

export const getEmojiStickers = method(
  'messages.getEmojiStickers',
  async (call, request) => toTlInstalledSets(call, 'emoji', request.hash),
  { peopleOnly: true },
);
