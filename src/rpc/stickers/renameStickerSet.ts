import { renameSet } from '#domain';
import { fromTlOwnSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlFullSet } from '../to-tl/stickers/sticker-set.ts';

export const renameStickerSet = method('stickers.renameStickerSet', async (call, request) => {
  const set = await fromTlOwnSet(call, request.stickerset);
  const change = { actor: call.account, session: ownSession(call), set, title: request.title };
  const renamed = await renameSet(call.world, change);
  return call.world.store.read((tx) => toTlFullSet(call, tx, renamed));
});
