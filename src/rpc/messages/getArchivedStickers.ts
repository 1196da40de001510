import { installedSets } from '#domain';
import { fromTlId } from '../from-tl/file.ts';
import { fromTlStickerKind } from '../from-tl/sticker-kind.ts';
import { method } from '../method.ts';
import { toTlCovered } from '../to-tl/stickers/sticker-set.ts';

export const getArchivedStickers = method(
  'messages.getArchivedStickers',
  async (call, request) =>
    call.world.store.read(async (tx) => {
      const all = await installedSets(tx, call.account, fromTlStickerKind(request), true);
      const after = all.findIndex(({ id }) => id === fromTlId(request.offsetId));
      const limit = Math.min(Math.max(request.limit, 0), call.world.limits.pageSize);
      const page = all.slice(after + 1, after + 1 + limit).map((set) => ({ ...set, archived: true }));
      return { _: 'messages.archivedStickers', count: all.length, sets: await toTlCovered(call, tx, page) };
    }),
  { peopleOnly: true },
);
