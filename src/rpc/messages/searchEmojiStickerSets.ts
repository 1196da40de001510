import { method } from '../method.ts';
import { toTlFoundSets } from '../to-tl/stickers/found-sets.ts';

export const searchEmojiStickerSets = method(
  'messages.searchEmojiStickerSets',
  async (call, request) => toTlFoundSets(call, request.q, ['emoji'], request.hash),
  { peopleOnly: true },
);
