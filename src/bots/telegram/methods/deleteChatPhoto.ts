import { editGroupPhoto } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { method } from '../method.ts';

export const deleteChatPhoto = method('deleteChatPhoto', async (call) => {
  const chat = await requireGroup(call, 'belong');
  await editGroupPhoto(call.world, { actor: call.bot.id, chat: chat.id, photo: undefined });
  return true;
});
