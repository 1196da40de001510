import { method } from '../method.ts';
import { toTlInstalledSets } from '../to-tl/stickers/installed-sets.ts';

export const getMaskStickers = method(
  'messages.getMaskStickers',
  async (call, request) => toTlInstalledSets(call, 'mask', request.hash),
  { peopleOnly: true },
);
