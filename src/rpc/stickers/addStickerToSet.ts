import { addSticker } from '#domain';
import { fromTlNewSticker } from '../from-tl/sticker.ts';
import { fromTlStickerSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const addStickerToSet = method('stickers.addStickerToSet', async (call, request) => {
  const { id } = await call.world.store.read((tx) => fromTlStickerSet(call, tx, request.stickerset));
  const added = await fromTlNewSticker(call, request.sticker);
  const set = await addSticker(call.world, { actor: call.account, session: ownSession(call), set: id, added });
  return call.world.store.read((tx) => toTlFullSet(call, tx, set));
});
