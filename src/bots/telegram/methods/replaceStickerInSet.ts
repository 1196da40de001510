import { replaceSticker, setOfMedia } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireUser } from '../from-api/chat.ts';
import { readNewSticker, requireSet, requireSticker } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const replaceStickerInSet = method('replaceStickerInSet', async (call) => {
  await requireUser(call);
  const old = await requireSticker(call, 'old_sticker');
  const added = await readNewSticker(call);
  const set = await requireSet(call);
  if (setOfMedia(old) !== set.id) throw badRequest('STICKER_INVALID');
  await replaceSticker(call.world, { actor: call.bot.id, sticker: old.id, added });
  return true;
});
