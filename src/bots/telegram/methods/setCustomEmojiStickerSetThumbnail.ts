import { setEmojiSetThumb } from '#domain';
import { requireSet } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const setCustomEmojiStickerSetThumbnail = method('setCustomEmojiStickerSetThumbnail', async (call) => {
  const set = await requireSet(call);
  const emoji = call.args.int('custom_emoji_id');
  await setEmojiSetThumb(call.world, { actor: call.bot.id, set: set.id, ...(emoji ? { emoji } : {}) });
  return true;
});
