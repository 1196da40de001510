import { editGroupPhoto } from '#domain';
import { requireGroup } from '../from-api/chat.ts';
import { readFace } from '../from-api/media.ts';
import { method } from '../method.ts';

export const setChatPhoto = method('setChatPhoto', async (call) => {
  const chat = await requireGroup(call, 'belong');
  const photo = await readFace(call, 'photo');
  await editGroupPhoto(call.world, { actor: call.bot.id, chat: chat.id, photo: photo.id });
  return true;
});
