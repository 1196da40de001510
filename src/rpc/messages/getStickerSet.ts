import type { tl } from '@mtcute/core';
import { fromTlStickerSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const getStickerSet = method('messages.getStickerSet', async (call, request) =>
  call.world.store.read(async (tx): Promise<tl.messages.TypeStickerSet> => {
    const set = await fromTlStickerSet(call, tx, request.stickerset);
    const written = await toTlFullSet(call, tx, set);
    const known = request.hash !== 0 && written.set.hash === request.hash;
    return known ? { _: 'messages.stickerSetNotModified' } : written;
  }),
);
