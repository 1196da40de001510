import { mimeOf, readRange } from '#domain';
import { fromTlFileLocation } from '../from-tl/file-location.ts';
import { method } from '../method.ts';
import { toTlFileType } from '../to-tl/media/file-type.ts';

export const getFile = method('upload.getFile', async (call, request) => {
  const { media, size } = await fromTlFileLocation(call, request.location);
  const bytes = await readRange(call.world, media, size, {
    offsetBytes: request.offset,
    limitBytes: request.limit,
    precise: request.precise ?? false,
  });
  return {
    _: 'upload.file',
    type: toTlFileType(mimeOf(media, size)),
    mtime: media.createdAt,
    bytes,
  };
});
