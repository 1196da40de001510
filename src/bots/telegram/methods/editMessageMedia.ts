import { badRequest } from '../api-error.ts';
import { flagIn, isFields } from '../arguments.ts';
import { edit } from '../from-api/edit.ts';
import { readInputMedia } from '../from-api/media.ts';
import { readTextIn } from '../from-api/text.ts';
import { method } from '../method.ts';

export const editMessageMedia = method('editMessageMedia', async (call) => {
  const given = call.args.json('media', "can't parse input media JSON object");
  if (!isFields(given)) throw badRequest('input media is empty');
  const media = await readInputMedia(call, given);
  const invertMedia = flagIn(given, 'show_caption_above_media');
  return edit(call, () => ({ ...readTextIn(given, 'caption'), media, invertMedia }));
});
