import { moveSticker } from '#domain';
import { requireSticker } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const setStickerPositionInSet = method('setStickerPositionInSet', async (call) => {
  const { id } = await requireSticker(call);
  await moveSticker(call.world, { actor: call.bot.id, sticker: id, position: call.args.int('position') ?? 0 });
  return true;
});
