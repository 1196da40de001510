import { attributeOf, type Media } from '#domain';
import type { FileIds } from '../../files/file-id.ts';
import { endingOf } from '../../files/mime.ts';
import type { View } from './view.ts';

const largestOf = (media: Media): string => (media.kind === 'photo' ? (media.sizes.at(-1)?.type ?? '') : '');

/** A file's token, which is its id in the Telegram dialect too. */
export const tokenOf = (fileIds: FileIds, bot: number, media: Media): string =>
  fileIds.idOf(bot, { media: media.id, size: largestOf(media) });

/** Where a file is downloaded. The address opens this file alone, and to whoever has it, as the services' own do. */
export function fileUrl(view: Pick<View, 'base' | 'bot' | 'fileIds'>, media: Media, size = largestOf(media)): string {
  const id = view.fileIds.idOf(view.bot, { media: media.id, size });
  const ending = size === '' ? endingOf(media.mime, attributeOf(media, 'fileName')?.name) : 'jpg';
  return `${view.base}/file/${view.bot}/${id}.${ending}`;
}
