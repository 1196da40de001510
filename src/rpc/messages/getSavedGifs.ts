import type { tl } from '@mtcute/core';
import { stickerList } from '#domain';
import { idsHash } from '../ids-hash.ts';
import { method } from '../method.ts';
import { toTlDocument } from '../to-tl/media/document.ts';

export const getSavedGifs = method(
  'messages.getSavedGifs',
  async (call, request) =>
    call.world.store.read(async (tx): Promise<tl.messages.TypeSavedGifs> => {
      const listed = await stickerList(tx, call.account, 'gifs');
      const hash = idsHash(listed.map(({ media }) => media));
      if (!hash.isZero() && hash.equals(request.hash)) return { _: 'messages.savedGifsNotModified' };
      return { _: 'messages.savedGifs', hash, gifs: listed.map(({ row }) => toTlDocument(call, row)) };
    }),
  { peopleOnly: true },
);
