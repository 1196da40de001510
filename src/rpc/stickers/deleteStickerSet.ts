import { deleteSet } from '#domain';
import { fromTlStickerSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const deleteStickerSet = method('stickers.deleteStickerSet', async (call, request) => {
  const { id } = await call.world.store.read((tx) => fromTlStickerSet(call, tx, request.stickerset));
  await deleteSet(call.world, { actor: call.account, session: ownSession(call), set: id });
  return true;
});
