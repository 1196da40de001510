import { changeSticker } from '#domain';
import { badRequest } from '../api-error.ts';
import { keywordsOf, requireSticker } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const setStickerKeywords = method('setStickerKeywords', async (call) => {
  const { id } = await requireSticker(call);
  const list = call.args.json('keywords', "Can't parse keywords JSON object") ?? [];
  if (!Array.isArray(list)) throw badRequest('Field "keywords" must be an Array');
  const keywords = keywordsOf(list, badRequest);
  await changeSticker(call.world, { actor: call.bot.id, sticker: id, keywords });
  return true;
});
