import { changeSticker as change } from '#domain';
import { fromTlEmoji, fromTlKeywords, fromTlMaskPlace, fromTlStickerFile } from '../from-tl/sticker.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const changeSticker = method('stickers.changeSticker', async (call, request) => {
  const { id } = await fromTlStickerFile(call, request.sticker, 'STICKER_INVALID');
  const set = await change(call.world, {
    actor: call.account,
    session: ownSession(call),
    sticker: id,
    ...(request.emoji === undefined ? {} : { emoji: fromTlEmoji(request.emoji) }),
    ...(request.keywords === undefined ? {} : { keywords: fromTlKeywords(request.keywords) }),
    ...(request.maskCoords ? { place: fromTlMaskPlace(request.maskCoords) } : {}),
  });
  return call.world.store.read((tx) => toTlFullSet(call, tx, set));
});
