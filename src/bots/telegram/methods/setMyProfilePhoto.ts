import { makePhoto, setProfilePhoto as wear } from '#domain';
import { badRequest } from '../api-error.ts';
import { isFields, textIn } from '../arguments.ts';
import { method } from '../method.ts';

export const setMyProfilePhoto = method('setMyProfilePhoto', async ({ args, bot, world }) => {
  const given = args.json('photo', "can't parse photo JSON object");
  if (!isFields(given)) throw badRequest("Photo isn't specified");
  const type = textIn(given, 'type');
  // Without a decoder there is no still frame of a video, and every face needs one.
  if (type === 'animated') throw badRequest('VIDEO_FILE_INVALID');
  if (type !== 'static') throw badRequest('Invalid profile photo type specified');
  const name = textIn(given, 'photo') ?? '';
  const sent = name.startsWith('attach://') ? args.file(name.slice('attach://'.length)) : undefined;
  if (!sent) throw badRequest('Photo must be uploaded as a file');
  const photo = await makePhoto(world, { owner: bot.id, file: sent.blob });
  await wear(world, { account: bot.id, photo });
  return true;
});
