import { replaceSticker as replace } from '#domain';
import { fromTlNewSticker, fromTlStickerFile } from '../from-tl/sticker.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const replaceSticker = method('stickers.replaceSticker', async (call, request) => {
  const { id } = await fromTlStickerFile(call, request.sticker, 'STICKER_INVALID');
  const added = await fromTlNewSticker(call, request.newSticker);
  const set = await replace(call.world, { actor: call.account, session: ownSession(call), sticker: id, added });
  return call.world.store.read((tx) => toTlFullSet(call, tx, set));
});
