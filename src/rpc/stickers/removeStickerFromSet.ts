import { removeSticker } from '#domain';
import { fromTlStickerFile } from '../from-tl/sticker.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const removeStickerFromSet = method('stickers.removeStickerFromSet', async (call, request) => {
  const { id } = await fromTlStickerFile(call, request.sticker, 'STICKER_INVALID');
  const set = await removeSticker(call.world, { actor: call.account, session: ownSession(call), sticker: id });
  return call.world.store.read((tx) => toTlFullSet(call, tx, set));
});
