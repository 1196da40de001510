import { method } from '../method.ts';
import { toTlFoundSets } from '../to-tl/found-sets.ts';

export const searchEmojiStickerSets = method(
  'messages.searchEmojiStickerSets',
  async (call, request) => toTlFoundSets(call, request.q, ['emoji'], request.hash),
  { peopleOnly: true },
);
