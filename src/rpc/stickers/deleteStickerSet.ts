import { deleteSet } from '#domain';
import { fromTlOwnSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const deleteStickerSet = method('stickers.deleteStickerSet', async (call, request) => {
  const set = await fromTlOwnSet(call, request.stickerset);
  await deleteSet(call.world, { actor: call.account, session: ownSession(call), set });
  return true;
});
