import { moveSticker } from '#domain';
import { fromTlStickerFile } from '../from-tl/sticker.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const changeStickerPosition = method('stickers.changeStickerPosition', async (call, request) => {
  const { id } = await fromTlStickerFile(call, request.sticker, 'STICKER_INVALID');
  const change = { actor: call.account, session: ownSession(call), sticker: id, position: request.position };
  const set = await moveSticker(call.world, change);
  return call.world.store.read((tx) => toTlFullSet(call, tx, set));
});
