import { setSetThumb } from '#domain';
import { requireUser } from '../from-api/chat.ts';
import { readFile } from '../from-api/file.ts';
import { blobOf, readFormat, requireSet } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const setStickerSetThumbnail = method('setStickerSetThumbnail', async (call) => {
  const { args, bot, world } = call;
  await requireUser(call);
  const format = readFormat(args.text('format') ?? 'auto');
  const set = await requireSet(call);
  const name = ['thumbnail', 'thumb'].find((one) => args.names.includes(one));
  const file = name === undefined ? {} : { file: blobOf(await readFile(call, name, 'there is no thumbnail')) };
  await setSetThumb(world, { actor: bot.id, set: set.id, ...file, ...(format ? { format } : {}) });
  return true;
});
