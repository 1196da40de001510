import { method } from '../method.ts';
import { toTlInstalledSets } from '../to-tl/stickers/installed-sets.ts';

export const getAllStickers = method(
  'messages.getAllStickers',
  async (call, request) => toTlInstalledSets(call, 'regular', request.hash),
  { peopleOnly: true },
);
