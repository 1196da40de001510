import { renameSet } from '#domain';
import { fromTlStickerSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const renameStickerSet = method('stickers.renameStickerSet', async (call, request) => {
  const { id } = await call.world.store.read((tx) => fromTlStickerSet(call, tx, request.stickerset));
  const change = { actor: call.account, session: ownSession(call), set: id, title: request.title };
  const set = await renameSet(call.world, change);
  return call.world.store.read((tx) => toTlFullSet(call, tx, set));
});
