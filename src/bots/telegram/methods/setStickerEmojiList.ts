import { changeSticker } from '#domain';
import { badRequest } from '../api-error.ts';
import { checkEmojiList, requireSticker } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const setStickerEmojiList = method('setStickerEmojiList', async (call) => {
  const { id } = await requireSticker(call);
  const list = call.args.json('emoji_list', "Can't parse emoji list JSON array");
  if (list === undefined) throw badRequest("Can't parse emoji list JSON array");
  await changeSticker(call.world, { actor: call.bot.id, sticker: id, emoji: checkEmojiList(list) });
  return true;
});
