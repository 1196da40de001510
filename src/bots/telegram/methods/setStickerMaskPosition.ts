import { changeSticker } from '#domain';
import { badRequest } from '../api-error.ts';
import { readMaskPlace, requireSticker } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const setStickerMaskPosition = method('setStickerMaskPosition', async (call) => {
  const { id } = await requireSticker(call);
  const value = call.args.json('mask_position', "Can't parse mask position JSON object");
  const place = readMaskPlace(value, (text) => badRequest(`Can't parse mask position: ${text}`)) ?? null;
  await changeSticker(call.world, { actor: call.bot.id, sticker: id, place });
  return true;
});
