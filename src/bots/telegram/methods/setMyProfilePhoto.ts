import { makeMovingFace, makePhoto, type Media, setProfilePhoto as wear } from '#domain';
import { badRequest } from '../api-error.ts';
import { type Fields, isFields, numberIn, textIn } from '../arguments.ts';
import type { Call } from '../context.ts';
import { method } from '../method.ts';

export const setMyProfilePhoto = method('setMyProfilePhoto', async (call) => {
  const { args, bot, world } = call;
  const given = args.json('photo', "can't parse photo JSON object");
  if (!isFields(given)) throw badRequest("Photo isn't specified");
  const photo = await readFaceOf(call, given);
  await wear(world, { account: bot.id, photo });
  return true;
});

/** A still picture, or a film with the second of the frame that stands where nothing moves. */
async function readFaceOf(call: Call, given: Fields): Promise<Media> {
  const { bot, world } = call;
  switch (textIn(given, 'type')) {
    case 'static':
      return makePhoto(world, { owner: bot.id, file: sentAs(call, textIn(given, 'photo')) });
    case 'animated': {
      const startS = numberIn(given, 'main_frame_timestamp') ?? 0;
      return makeMovingFace(world, { owner: bot.id, file: sentAs(call, textIn(given, 'animation')), startS });
    }
    default:
      throw badRequest('Invalid profile photo type specified');
  }
}

function sentAs({ args }: Call, name = '') {
  const sent = name.startsWith('attach://') ? args.file(name.slice('attach://'.length)) : undefined;
  if (!sent) throw badRequest('Photo must be uploaded as a file');
  return sent.blob;
}
