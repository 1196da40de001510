import type { Message, PhotoSize as ApiPhotoSize } from '@grammyjs/types';
import { attributeOf, type Media, type MessageMedia, type PhotoSize } from '#domain';
import { nameFile } from '../../files/open-file.ts';
import type { View } from '../../view.ts';

type FileView = Pick<View, 'at' | 'bot' | 'fileIds'>;

/** The two ids of a file. `size` names one size of a picture, and is empty for the whole. */
export function fileFields(view: FileView, media: Media, size = ''): { file_id: string; file_unique_id: string } {
  const file = nameFile(view.bot, media, size, view.at);
  return { file_id: view.fileIds.idOf(view.bot, file), file_unique_id: view.fileIds.uniqueIdOf(file) };
}

const sizeOf = (view: FileView, media: Media, size: PhotoSize): ApiPhotoSize => ({
  ...fileFields(view, media, size.type),
  width: size.widthPx,
  height: size.heightPx,
  file_size: size.sizeBytes,
});

/** Sizes of a photo, smallest first. */
export const toApiPhoto = (view: FileView, media: Media): ApiPhotoSize[] =>
  media.sizes.map((size) => sizeOf(view, media, size));

/** The picture that stands for a file, where one was made. */
export const thumbnail = (view: FileView, media: Media): { thumbnail?: ApiPhotoSize } => {
  const last = media.sizes.at(-1);
  return last ? { thumbnail: sizeOf(view, media, last) } : {};
};

/** The one field of a message that its document fills; an animation fills two. */
export function toApiDocument(
  view: FileView,
  media: Media,
): Pick<Message, 'animation' | 'audio' | 'document' | 'video' | 'video_note' | 'voice'> {
  const file = { ...fileFields(view, media), file_size: media.sizeBytes };
  const name = attributeOf(media, 'fileName')?.name;
  const named = { ...(name ? { file_name: name } : {}), mime_type: media.mime };
  const document = { ...named, ...thumbnail(view, media), ...file };
  const audio = attributeOf(media, 'audio');
  const video = attributeOf(media, 'video');
  const image = attributeOf(media, 'image');
  const side = { width: video?.widthPx ?? image?.widthPx ?? 0, height: video?.heightPx ?? image?.heightPx ?? 0 };
  const duration = Math.round(video?.durationS ?? 0);
  if (video?.round) return { video_note: { ...file, ...thumbnail(view, media), duration, length: video.widthPx } };
  if (attributeOf(media, 'animated')) return { animation: { ...document, ...side, duration }, document };
  if (video) return { video: { ...document, ...side, duration } };
  if (!audio) return { document };
  if (audio.voice) return { voice: { ...file, duration: audio.durationS, mime_type: media.mime } };
  return {
    audio: {
      ...document,
      duration: audio.durationS,
      ...(audio.title ? { title: audio.title } : {}),
      ...(audio.performer ? { performer: audio.performer } : {}),
    },
  };
}

/** A file as a message has it: a video has the cover and the beginning that its message gives it. */
export async function toApiFilm(
  view: View,
  row: Media,
  { cover, startS }: Extract<MessageMedia, { kind: 'document' }>,
): Promise<ReturnType<typeof toApiDocument>> {
  const shown = toApiDocument(view, row);
  if (!shown.video) return shown;
  const picture = cover === undefined ? undefined : await view.media(cover);
  return {
    video: {
      ...shown.video,
      ...(picture ? { cover: toApiPhoto(view, picture) } : {}),
      ...(startS === undefined ? {} : { start_timestamp: startS }),
    },
  };
}
