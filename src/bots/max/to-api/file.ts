import { attributeOf, type Media } from '#domain';
import { endingOf } from '../../files/mime.ts';
import { nameFile } from '../../files/open-file.ts';
import type { View } from './view.ts';

type FileView = Pick<View, 'at' | 'bot' | 'fileIds'>;

const largestOf = (media: Media): string => (media.kind === 'photo' ? (media.sizes.at(-1)?.type ?? '') : '');

/** A file's token, which is its id in the Telegram dialect too. */
export const tokenOf = (view: FileView, media: Media, size = largestOf(media)): string =>
  view.fileIds.idOf(view.bot, nameFile(view.bot, media, size, view.at));

/** Where a file is downloaded. The address opens this file alone, and to whoever has it, as the services' own do. */
export function fileUrl(view: FileView & Pick<View, 'base'>, media: Media, size = largestOf(media)): string {
  const id = tokenOf(view, media, size);
  const ending = size === '' ? endingOf(media.mime, attributeOf(media, 'fileName')?.name) : 'jpg';
  return `${view.base}/file/${view.bot}/${id}.${ending}`;
}
