import type { tl } from '@mtcute/core';
import { stickerList } from '#domain';
import { idsHash } from '../ids-hash.ts';
import { method } from '../method.ts';
import { toTlDocument } from '../to-tl/media/document.ts';
import { toTlPacks } from '../to-tl/stickers/sticker-set.ts';

export const getFavedStickers = method(
  'messages.getFavedStickers',
  async (call, request) =>
    call.world.store.read(async (tx): Promise<tl.messages.TypeFavedStickers> => {
      const listed = await stickerList(tx, call.account, 'faved');
      const ids = listed.map(({ media }) => media);
      const hash = idsHash(ids);
      if (!hash.isZero() && hash.equals(request.hash)) return { _: 'messages.favedStickersNotModified' };
      const packs = toTlPacks(await tx.stickers.stickers(ids));
      return { _: 'messages.favedStickers', hash, packs, stickers: listed.map(({ row }) => toTlDocument(call, row)) };
    }),
  { peopleOnly: true },
);
