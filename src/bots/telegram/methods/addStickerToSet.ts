import { addSticker } from '#domain';
import { requireUser } from '../from-api/chat.ts';
import { readNewSticker, requireSet } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const addStickerToSet = method('addStickerToSet', async (call) => {
  await requireUser(call);
  const added = await readNewSticker(call);
  const set = await requireSet(call);
  await addSticker(call.world, { actor: call.bot.id, set: set.id, added });
  return true;
});
