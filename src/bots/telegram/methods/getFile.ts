import { openFile } from '../../files/open-file.ts';
import { badRequest } from '../api-error.ts';
import { filePath } from '../files/file-path.ts';
import { method } from '../method.ts';

/** Files of any size, as the API has it in its local mode: they are sent in pieces and never held in memory. */
export const getFile = method('getFile', async ({ args, bot, fileIds, settings, world }) => {
  const id = args.text('file_id');
  if (id === undefined) throw badRequest('file_id not specified');
  const opened = await openFile({ fileIds, world }, bot.id, id);
  if (!opened && !fileIds.isWhole(id)) throw badRequest('invalid file_id');
  const size = opened?.media.sizes.find(({ type }) => type === opened.named.size);
  if (!opened || (opened.named.size !== '' && !size))
    throw badRequest('wrong file_id or the file is temporarily unavailable');
  const { media, named } = opened;
  const sizeBytes = size?.sizeBytes ?? media.sizeBytes;
  return {
    file_id: id,
    file_unique_id: fileIds.uniqueIdOf(named),
    file_size: sizeBytes,
    file_path: filePath(media, { id, size: named.size, untilS: world.clock.nowS() + settings.fileLinkS }),
  };
});
