import { attributeOf, type Media } from '#domain';
import { endingOf } from '../../files/mime.ts';

/** Where a file is downloaded: its folder tells its kind and its name is its id, so that nothing has to be kept. */
export function filePath(media: Media, fileId: string, size: string): string {
  if (size !== '') return `${media.kind === 'photo' ? 'photos' : 'thumbnails'}/${fileId}.jpg`;
  return `${folderOf(media)}/${fileId}.${endingOf(media.mime, attributeOf(media, 'fileName')?.name)}`;
}

function folderOf(media: Media): string {
  if (media.kind === 'photo') return 'photos';
  if (attributeOf(media, 'sticker')) return 'stickers';
  if (attributeOf(media, 'animated')) return 'animations';
  const video = attributeOf(media, 'video');
  if (video) return video.round ? 'video_notes' : 'videos';
  const audio = attributeOf(media, 'audio');
  if (audio) return audio.voice ? 'voice' : 'music';
  return 'documents';
}

export const idOfPath = (path: string): string | undefined => /^[a-z_]+\/([\w-]+)\.[a-z0-9]+$/i.exec(path)?.[1];
