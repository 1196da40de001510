import { setGroupStickers } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { requireSet } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const setChatStickerSet = method('setChatStickerSet', async (call) => {
  const set = await requireSet(call, 'sticker_set_name', 'sticker_set_name is empty');
  const chat = await requireGroup(call, 'belong', ['supergroup']);
  await setGroupStickers(call.world, { actor: call.bot.id, chat: chat.id, kind: 'regular', set: set.id });
  return true;
});
