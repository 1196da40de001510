import { removeSticker } from '#domain';
import { requireSticker } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const deleteStickerFromSet = method('deleteStickerFromSet', async (call) => {
  const { id } = await requireSticker(call);
  await removeSticker(call.world, { actor: call.bot.id, sticker: id });
  return true;
});
