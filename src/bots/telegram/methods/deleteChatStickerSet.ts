import { setGroupStickers } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const deleteChatStickerSet = method('deleteChatStickerSet', async (call) => {
  const chat = await requireGroup(call, 'belong', ['supergroup']);
  await setGroupStickers(call.world, { actor: call.bot.id, chat: chat.id, kind: 'regular' });
  return true;
});
