import { deleteSet } from '#domain';
import { requireSet } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const deleteStickerSet = method('deleteStickerSet', async (call) => {
  const set = await requireSet(call);
  await deleteSet(call.world, { actor: call.bot.id, set: set.id });
  return true;
});
