import { addSticker } from '#domain';
import { fromTlNewSticker } from '../from-tl/sticker.ts';
import { fromTlOwnSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const addStickerToSet = method('stickers.addStickerToSet', async (call, request) => {
  const set = await fromTlOwnSet(call, request.stickerset);
  const added = await fromTlNewSticker(call, request.sticker);
  const grown = await addSticker(call.world, { actor: call.account, session: ownSession(call), set, added });
  return call.world.store.read((tx) => toTlFullSet(call, tx, grown));
});
