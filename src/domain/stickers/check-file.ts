import { refuse } from '../errors.ts';
import type { World } from '../ports.ts';
import { type Side, isWebp, pictureSize } from './picture-size.ts';
import type { StickerKind } from './repository.ts';
import { webmFacts } from './webm-facts.ts';

export type StickerFormat = 'static' | 'animated' | 'video';

/** What a file turned out to be. */
export interface CheckedFile extends Side {
  format: StickerFormat;
  /** Of videos. */
  durationS?: number;
  /** A picture that is to be kept as WebP is none yet. */
  toWebp: boolean;
}

export interface FileUse {
  kind: StickerKind;
  /** It stands for a set. */
  thumbnail?: boolean;
  /** It is not said yet what it is for: as large as it is. */
  anySide?: boolean;
  /** What its sender says it is; without it the file itself decides. */
  format?: StickerFormat;
}

const longestS = 3;
/** Cameras and editors round: a frame more does no harm. */
const graceS = 0.1;
const fastestPerS = 60;
const unpackedBytes = 4 * 1024 * 1024;

/** How large a file may be, in bytes (https://core.telegram.org/stickers and the limits that TDLib keeps to). */
export function stickerBytes(format: StickerFormat, { kind, thumbnail }: FileUse): number {
  if (format === 'static') return thumbnail || kind === 'emoji' ? 128 * 1024 : 512 * 1024;
  if (format === 'animated') return thumbnail ? 32 * 1024 : 64 * 1024;
  if (thumbnail) return 32 * 1024;
  return kind === 'emoji' ? 64 * 1024 : 256 * 1024;
}

/**
 * Looks into a file that is to be a sticker: its format, size, sides and length.
 *
 * @throws sticker-no-picture, sticker-no-animation, sticker-no-video, sticker-dimensions, sticker-video-dimensions,
 * sticker-video-too-long, sticker-video-too-big, sticker-too-big, sticker-thumb-no-picture, sticker-thumb-no-animation
 */
export async function checkStickerFile(world: World, bytes: Uint8Array, use: FileUse): Promise<CheckedFile> {
  const format = formatOf(bytes);
  if (!format || (use.format && format !== use.format)) return refuseFormat(use);
  if (bytes.length > stickerBytes(format, use))
    refuse(format === 'video' ? 'sticker-video-too-big' : 'sticker-too-big');
  switch (format) {
    case 'static':
      return checkPicture(bytes, use);
    case 'animated':
      return checkAnimation(world, bytes, use);
    case 'video':
      return checkVideo(bytes, use);
  }
}

function formatOf(bytes: Uint8Array): StickerFormat | undefined {
  if (pictureSize(bytes)) return 'static';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'animated';
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return 'video';
  return undefined;
}

function refuseFormat({ format, thumbnail }: FileUse): never {
  if (format === 'animated') return refuse(thumbnail ? 'sticker-thumb-no-animation' : 'sticker-no-animation');
  if (format === 'video') return refuse('sticker-no-video');
  return refuse(thumbnail ? 'sticker-thumb-no-picture' : 'sticker-no-picture');
}

/** Thumbnails and emoji are squares of 100 pixels; one side of a sticker has 512 and the other no more. */
function fits({ widthPx, heightPx }: Side, { kind, thumbnail, anySide }: FileUse): boolean {
  if (anySide) return Math.max(widthPx, heightPx) <= 512;
  if (thumbnail || kind === 'emoji') return widthPx === 100 && heightPx === 100;
  return Math.max(widthPx, heightPx) === 512 && Math.min(widthPx, heightPx) > 0;
}

function checkPicture(bytes: Uint8Array, use: FileUse): CheckedFile {
  const side = pictureSize(bytes);
  if (!side) return refuseFormat(use);
  if (!fits(side, use)) refuse('sticker-dimensions');
  return { ...side, format: 'static', toWebp: !isWebp(bytes) };
}

/** A Lottie file, packed: a canvas of 512 pixels, at most three seconds (https://core.telegram.org/stickers). */
async function checkAnimation(world: World, bytes: Uint8Array, use: FileUse): Promise<CheckedFile> {
  const trouble = () => refuseFormat({ ...use, format: 'animated' });
  const unpacked = await world.images.unpack(bytes, unpackedBytes);
  const lottie = unpacked && parsed(new TextDecoder().decode(unpacked));
  if (!lottie) return trouble();
  const { tgs, w, h, fr, ip, op } = lottie;
  if (tgs !== 1 || w !== 512 || h !== 512 || !Array.isArray(lottie['layers'])) return trouble();
  if (typeof fr !== 'number' || typeof ip !== 'number' || typeof op !== 'number') return trouble();
  if (fr <= 0 || fr > fastestPerS || op <= ip || (op - ip) / fr > longestS + graceS) return trouble();
  return { widthPx: 512, heightPx: 512, format: 'animated', toWebp: false };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function checkVideo(bytes: Uint8Array, use: FileUse): CheckedFile {
  const facts = webmFacts(bytes);
  if (!facts || facts.codec !== 'V_VP9' || facts.hasSound) return refuse('sticker-no-video');
  if (!fits(facts, use)) refuse('sticker-video-dimensions');
  if (facts.durationS > longestS + graceS || facts.framesPerS > fastestPerS) refuse('sticker-video-too-long');
  const { widthPx, heightPx, durationS } = facts;
  return { widthPx, heightPx, durationS, format: 'video', toWebp: false };
}
