import type { tl } from '@mtcute/core';
import { reactionPictures } from '#domain';
import { fromTlStickerSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { toTlDocument } from '../to-tl/media/document.ts';
import { toTlServiceSet, withGenericAnimation } from '../to-tl/stickers/service-sets.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const getStickerSet = method('messages.getStickerSet', async (call, request) => {
  const own = toTlServiceSet(request.stickerset);
  if (own) return withGenericAnimation(own, async () => toTlDocument(call, (await reactionPictures(call.world)).burst));
  // The animations are files only once somebody wanted them.
  if (request.stickerset._ === 'inputStickerSetAnimatedEmoji') await reactionPictures(call.world);
  return call.world.store.read(async (tx): Promise<tl.messages.TypeStickerSet> => {
    const set = await fromTlStickerSet(call, tx, request.stickerset);
    const written = await toTlFullSet(call, tx, set);
    const known = request.hash !== 0 && written.set.hash === request.hash;
    return known ? { _: 'messages.stickerSetNotModified' } : written;
  });
});
