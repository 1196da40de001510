import type { tl } from '@mtcute/core';
import Long from 'long';
import { isSticker, type MaskPlace, type Media, type MediaAttribute, type ShownAt, type StickerSetId } from '#domain';
import { fileReference } from '../../file-reference.ts';
import type { Viewer } from '../viewer.ts';
import { toTlPhotoSizes } from './photo.ts';

/**
 * Writes a document with a reference that lets `viewer` download it while what it was shown at is open. Stickers are
 * found by their sets, wherever they were seen.
 */
export function toTlDocument(viewer: Viewer, media: Media, at?: ShownAt): tl.RawDocument {
  const thumbs = toTlPhotoSizes(media);
  return {
    _: 'document',
    id: Long.fromNumber(media.id),
    accessHash: viewer.hashes.of(viewer.account, 'document', media.id),
    fileReference: fileReference(viewer, 'document', media.id, isSticker(media) ? undefined : at),
    date: media.createdAt,
    mimeType: media.mime,
    size: media.sizeBytes,
    thumbs: thumbs.length > 0 ? thumbs : undefined,
    dcId: viewer.world.settings.dcId,
    attributes: media.attributes.map((attribute) => toTlAttribute(viewer, attribute)),
  };
}

/** How a file names its set, with the proof that this account may ask for it. */
export const toTlInputSet = (viewer: Viewer, set: StickerSetId | undefined): tl.TypeInputStickerSet =>
  set === undefined
    ? { _: 'inputStickerSetEmpty' }
    : {
        _: 'inputStickerSetID',
        id: Long.fromNumber(set),
        accessHash: viewer.hashes.of(viewer.account, 'stickerSet', set),
      };

const toTlMaskPlace = ({ point, x, y, zoom }: MaskPlace): tl.TypeMaskCoords => ({
  _: 'maskCoords',
  n: point,
  x,
  y,
  zoom,
});

function toTlAttribute(viewer: Viewer, attribute: MediaAttribute): tl.TypeDocumentAttribute {
  switch (attribute.kind) {
    case 'image':
      return { _: 'documentAttributeImageSize', w: attribute.widthPx, h: attribute.heightPx };
    case 'animated':
      return { _: 'documentAttributeAnimated' };
    case 'sticker':
      return {
        _: 'documentAttributeSticker',
        alt: attribute.alt,
        mask: attribute.mask,
        stickerset: toTlInputSet(viewer, attribute.set),
        maskCoords: attribute.place && toTlMaskPlace(attribute.place),
      };
    case 'customEmoji':
      return {
        _: 'documentAttributeCustomEmoji',
        // Nobody pays here: everybody may write with every emoji.
        free: true,
        textColor: attribute.textColor,
        alt: attribute.alt,
        stickerset: toTlInputSet(viewer, attribute.set),
      };
    case 'video':
      return {
        _: 'documentAttributeVideo',
        duration: attribute.durationS,
        w: attribute.widthPx,
        h: attribute.heightPx,
        roundMessage: attribute.round,
        supportsStreaming: attribute.streaming,
        nosound: attribute.noSound,
        preloadPrefixSize: attribute.preloadBytes,
        videoStartTs: attribute.startS,
        videoCodec: attribute.codec,
      };
    case 'audio':
      return {
        _: 'documentAttributeAudio',
        duration: attribute.durationS,
        voice: attribute.voice,
        title: attribute.title,
        performer: attribute.performer,
        waveform: attribute.waveform === undefined ? undefined : Buffer.from(attribute.waveform, 'base64'),
      };
    case 'fileName':
      return { _: 'documentAttributeFilename', fileName: attribute.name };
    case 'hasStickers':
      return { _: 'documentAttributeHasStickers' };
  }
}
