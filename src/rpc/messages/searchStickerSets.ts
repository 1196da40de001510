import { method } from '../method.ts';
import { toTlFoundSets } from '../to-tl/stickers/found-sets.ts';

export const searchStickerSets = method(
  'messages.searchStickerSets',
  async (call, request) => toTlFoundSets(call, request.q, ['regular', 'mask'], request.hash),
  { peopleOnly: true },
);
