import { attributeOf, isSticker, type Media } from '#domain';
import { endingOf } from '../../files/mime.ts';

/**
 * Where a file is downloaded until that moment (Unix seconds): its folder tells its kind, and its name is its id and the
 * moment, so that nothing has to be kept. Whoever has the bot's token may ask for a path anew: the moment needs no seal.
 */
export function filePath(media: Media, file: { id: string; size: string; untilS: number }): string {
  const name = `${file.id}.${file.untilS}`;
  if (file.size !== '') return `${media.kind === 'photo' ? 'photos' : 'thumbnails'}/${name}.jpg`;
  return `${folderOf(media)}/${name}.${endingOf(media.mime, attributeOf(media, 'fileName')?.name)}`;
}

function folderOf(media: Media): string {
  if (media.kind === 'photo') return 'photos';
  if (isSticker(media)) return 'stickers';
  if (attributeOf(media, 'animated')) return 'animations';
  const video = attributeOf(media, 'video');
  if (video) return video.round ? 'video_notes' : 'videos';
  const audio = attributeOf(media, 'audio');
  if (audio) return audio.voice ? 'voice' : 'music';
  return 'documents';
}

/** The file that a path names, and until when; undefined for what is none of ours. */
export function readPath(path: string): { id: string; untilS: number } | undefined {
  const [, id, until] = /^[a-z_]+\/([\w-]+)\.(\d{1,12})\.[a-z0-9]+$/i.exec(path) ?? [];
  return id === undefined || until === undefined ? undefined : { id, untilS: Number(until) };
}
