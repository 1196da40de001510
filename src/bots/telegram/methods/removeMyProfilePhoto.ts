import { removeProfilePhotos } from '#domain';
import { method } from '../method.ts';

export const removeMyProfilePhoto = method('removeMyProfilePhoto', async ({ bot, world }) => {
  if (bot.photo !== undefined) await removeProfilePhotos(world, { account: bot.id, ids: [bot.photo] });
  return true;
});
