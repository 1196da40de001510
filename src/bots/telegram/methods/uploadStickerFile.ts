import { uploadSticker } from '#domain';
import { badRequest } from '../api-error.ts';
import { requireUser } from '../from-api/chat.ts';
import { blobOf, readFormat } from '../from-api/sticker.ts';
import { fileFields } from '../to-api/media.ts';
import { method } from '../method.ts';

/** A file that comes into sets later. */
export const uploadStickerFile = method('uploadStickerFile', async (call) => {
  const { args, world, bot, fileIds } = call;
  const { id } = await requireUser(call);
  const now = args.names.includes('sticker');
  const format = now ? readFormat(args.text('sticker_format')) : 'static';
  const name = now ? 'sticker' : 'png_sticker';
  const attached = args.text(name)?.startsWith('attach://') ? args.text(name)?.slice('attach://'.length) : undefined;
  const sent = args.file(name) ?? (attached === undefined ? undefined : args.file(attached));
  if (!sent) throw badRequest('there is no sticker file in the request');
  const file = blobOf({ sent });
  const media = await uploadSticker(world, { maker: bot.id, owner: id, file, ...(format ? { format } : {}) });
  return { ...fileFields({ bot: bot.id, fileIds }, media), file_size: media.sizeBytes };
});
