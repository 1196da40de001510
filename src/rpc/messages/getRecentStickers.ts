import type { tl } from '@mtcute/core';
import { stickerList } from '#domain';
import { idsHash } from '../ids-hash.ts';
import { method } from '../method.ts';
import { toTlDocument } from '../to-tl/media/document.ts';
import { toTlPacks } from '../to-tl/stickers/sticker-set.ts';

export const getRecentStickers = method(
  'messages.getRecentStickers',
  async (call, request) =>
    call.world.store.read(async (tx): Promise<tl.messages.TypeRecentStickers> => {
      const listed = await stickerList(tx, call.account, request.attached ? 'attached' : 'recent');
      const hash = idsHash(listed.map(({ media }) => media));
      if (!hash.isZero() && hash.equals(request.hash)) return { _: 'messages.recentStickersNotModified' };
      return {
        _: 'messages.recentStickers',
        hash,
        packs: toTlPacks(await tx.stickers.stickers(listed.map(({ media }) => media))),
        stickers: listed.map(({ row }) => toTlDocument(call, row)),
        dates: listed.map(({ usedAt }) => usedAt),
      };
    }),
  { peopleOnly: true },
);
