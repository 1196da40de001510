import type { tl } from '@mtcute/core';
import type { MediaAttribute } from '#domain';

const attributes = 16;
const nameLength = 255;
const titleLength = 256;
const altLength = 64;
const waveformBytes = 63;
const sidePx = 16_384;
const durationS = 30 * 24 * 3600;

const side = (value: number): number => Math.min(Math.max(value, 0), sidePx);
const seconds = (value: number): number => (value > 0 ? Math.min(value, durationS) : 0);

/** What a sender says of a document, cut to sane bounds; attributes that only the server gives are left out. */
export function fromTlAttributes(input: readonly tl.TypeDocumentAttribute[]): MediaAttribute[] {
  const found = new Map<MediaAttribute['kind'], MediaAttribute>();
  for (const attribute of input.slice(0, attributes)) {
    const read = fromTlAttribute(attribute);
    if (read && !found.has(read.kind)) found.set(read.kind, read);
  }
  return [...found.values()];
}

function fromTlAttribute(attribute: tl.TypeDocumentAttribute): MediaAttribute | undefined {
  switch (attribute._) {
    case 'documentAttributeImageSize':
      return { kind: 'image', widthPx: side(attribute.w), heightPx: side(attribute.h) };
    case 'documentAttributeAnimated':
      return { kind: 'animated' };
    case 'documentAttributeSticker':
      return { kind: 'sticker', alt: attribute.alt.slice(0, altLength), ...(attribute.mask ? { mask: true } : {}) };
    case 'documentAttributeVideo':
      return fromTlVideo(attribute);
    case 'documentAttributeAudio':
      return fromTlAudio(attribute);
    case 'documentAttributeFilename': {
      const name = fromTlFileName(attribute.fileName);
      return name === '' ? undefined : { kind: 'fileName', name };
    }
    case 'documentAttributeHasStickers':
      return { kind: 'hasStickers' };
    case 'documentAttributeCustomEmoji':
      return undefined;
  }
}

function fromTlVideo(video: tl.RawDocumentAttributeVideo): MediaAttribute {
  return {
    kind: 'video',
    durationS: seconds(video.duration),
    widthPx: side(video.w),
    heightPx: side(video.h),
    ...(video.roundMessage ? { round: true } : {}),
    ...(video.supportsStreaming ? { streaming: true } : {}),
    ...(video.nosound ? { noSound: true } : {}),
    ...(video.videoStartTs === undefined ? {} : { startS: seconds(video.videoStartTs) }),
    ...(video.videoCodec === undefined ? {} : { codec: video.videoCodec.slice(0, altLength) }),
    ...(video.preloadPrefixSize === undefined ? {} : { preloadBytes: Math.max(0, video.preloadPrefixSize) }),
  };
}

function fromTlAudio(audio: tl.RawDocumentAttributeAudio): MediaAttribute {
  const waveform = audio.waveform && Buffer.from(audio.waveform.subarray(0, waveformBytes)).toString('base64');
  return {
    kind: 'audio',
    durationS: Math.trunc(seconds(audio.duration)),
    ...(audio.voice ? { voice: true } : {}),
    ...(audio.title === undefined ? {} : { title: audio.title.slice(0, titleLength) }),
    ...(audio.performer === undefined ? {} : { performer: audio.performer.slice(0, titleLength) }),
    ...(waveform === undefined ? {} : { waveform }),
  };
}

/** A bare name: no folders, no control or direction characters, by which a name could lie about its ending. */
export function fromTlFileName(name: string): string {
  const bare = name.split(/[/\\]/).at(-1) ?? '';
  return bare.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').slice(-nameLength);
}

const mimeForm = /^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/;

/** The MIME type without its parameters, in lower case; what has not the form of one is taken for plain bytes. */
export function fromTlMime(mime: string): string {
  const plain = mime.toLowerCase().split(';')[0]?.trim() ?? '';
  return plain.length <= 100 && mimeForm.test(plain) ? plain : 'application/octet-stream';
}
