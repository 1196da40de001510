import type { tl } from '@mtcute/core';
import Long from 'long';
import { attributeOf, type Media, type PhotoFilm, type PhotoSize, type ShownAt } from '#domain';
import { fileReference } from '../../file-reference.ts';
import type { Viewer } from '../viewer.ts';

/** Writes a photo with a reference that lets `viewer` download it while what it was shown at is open. */
export function toTlPhoto(viewer: Viewer, media: Media, at?: ShownAt): tl.RawPhoto {
  return {
    _: 'photo',
    id: Long.fromNumber(media.id),
    accessHash: viewer.hashes.of(viewer.account, 'photo', media.id),
    fileReference: fileReference(viewer, 'photo', media.id, at),
    date: media.createdAt,
    hasStickers: attributeOf(media, 'hasStickers') !== undefined,
    sizes: toTlPhotoSizes(media),
    ...(media.film ? { videoSizes: [toTlFilm(media.film)] } : {}),
    dcId: viewer.world.settings.dcId,
  };
}

/** The stripped thumbnail first, then the sizes from small to large. */
export function toTlPhotoSizes(media: Media): tl.TypePhotoSize[] {
  const stripped: tl.TypePhotoSize[] = media.stripped
    ? [{ _: 'photoStrippedSize', type: 'i', bytes: media.stripped }]
    : [];
  return [...stripped, ...media.sizes.map(toTlPhotoSize)];
}

const toTlFilm = ({ type, widthPx, heightPx, sizeBytes, startS }: PhotoFilm): tl.RawVideoSize => ({
  ...{ _: 'videoSize', type, w: widthPx, h: heightPx, size: sizeBytes },
  videoStartTs: startS,
});

function toTlPhotoSize({ type, widthPx, heightPx, sizeBytes, scanEnds }: PhotoSize): tl.TypePhotoSize {
  if (scanEnds) return { _: 'photoSizeProgressive', type, w: widthPx, h: heightPx, sizes: scanEnds };
  return { _: 'photoSize', type, w: widthPx, h: heightPx, size: sizeBytes };
}

/** The small face beside a name; `media` is undefined when there is none or it may not be seen. */
export function toTlProfilePhoto(viewer: Viewer, media: Media | undefined): tl.TypeUserProfilePhoto {
  if (!media) return { _: 'userProfilePhotoEmpty' };
  return { _: 'userProfilePhoto', ...face(viewer, media) };
}

export function toTlChatPhoto(viewer: Viewer, media: Media | undefined): tl.TypeChatPhoto {
  if (!media) return { _: 'chatPhotoEmpty' };
  return { _: 'chatPhoto', ...face(viewer, media) };
}

const face = (viewer: Viewer, media: Media) => ({
  photoId: Long.fromNumber(media.id),
  strippedThumb: media.stripped,
  hasVideo: media.film !== undefined,
  dcId: viewer.world.settings.dcId,
});
