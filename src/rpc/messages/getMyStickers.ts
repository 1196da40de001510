import { fromTlId } from '../from-tl/file.ts';
import { method } from '../method.ts';
import { toTlCovered } from '../to-tl/stickers/sticker-set.ts';

/** The sets that the caller owns, newest first. */
export const getMyStickers = method(
  'messages.getMyStickers',
  async (call, request) =>
    call.world.store.read(async (tx) => {
      const limit = Math.min(Math.max(request.limit, 0), call.world.limits.pageSize);
      const sets = await tx.stickers.ownSets(call.account, fromTlId(request.offsetId) || undefined, limit);
      return { _: 'messages.myStickers', count: sets.length, sets: await toTlCovered(call, tx, sets) };
    }),
  { peopleOnly: true },
);
