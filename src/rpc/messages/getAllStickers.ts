import { method } from '../method.ts';
import { toTlInstalledSets } from '../to-tl/installed-sets.ts';

export const getAllStickers = method(
  'messages.getAllStickers',
  async (call, request) => toTlInstalledSets(call, 'regular', request.hash),
  { peopleOnly: true },
);
