import { refuse } from '../errors.ts';
import type { World } from '../ports.ts';
import type { Media, PhotoSize } from './media.ts';

export interface FileRange {
  offsetBytes: number;
  limitBytes: number;
  /** Finer steps, for players that seek. */
  precise?: boolean;
}

const mebibyte = 1024 * 1024;

/**
 * Refuses ranges outside the rules of https://core.telegram.org/api/files#downloading-files: steps of 4 KiB (1 KiB when
 * precise) that divide 1 MiB and do not cross its bounds.
 */
export function checkRange({ offsetBytes, limitBytes, precise = false }: FileRange): void {
  const stepBytes = precise ? 1024 : 4096;
  if (offsetBytes < 0 || !Number.isSafeInteger(offsetBytes) || offsetBytes % stepBytes !== 0) refuse('offset-invalid');
  if (limitBytes <= 0 || limitBytes > mebibyte || limitBytes % stepBytes !== 0) refuse('limit-invalid');
  if (!precise && mebibyte % limitBytes !== 0) refuse('limit-invalid');
  const firstBlock = Math.floor(offsetBytes / mebibyte);
  const lastBlock = Math.floor((offsetBytes + limitBytes - 1) / mebibyte);
  if (firstBlock !== lastBlock) refuse('limit-invalid');
}

/**
 * Bytes of a document, or of one size of a photo or thumbnail when `size` is given. Empty beyond the end.
 * @throws offset-invalid, limit-invalid, location-invalid
 */
export async function readRange(
  world: World,
  media: Media,
  size: PhotoSize | undefined,
  range: FileRange,
): Promise<Uint8Array> {
  checkRange(range);
  const { offsetBytes, limitBytes } = range;
  const name = size ? size.blob : media.blob;
  if (name === undefined) refuse('location-invalid');
  const left = (size ? size.sizeBytes : media.sizeBytes) - offsetBytes;
  if (left <= 0) return new Uint8Array(0);
  const start = (size?.offsetBytes ?? 0) + offsetBytes;
  return (await world.blobs.read(name, start, Math.min(limitBytes, left))) ?? refuse('location-invalid');
}

/** The size with this letter; a photo named without one means its largest. */
export function sizeOf(media: Media, type: string): PhotoSize | undefined {
  if (type === '') return media.kind === 'photo' ? media.sizes.at(-1) : undefined;
  return media.film?.type === type ? media.film : media.sizes.find((size) => size.type === type);
}

/** What the bytes of a size are, or those of the whole file where no size is named. */
export function mimeOf(media: Media, size: PhotoSize | undefined): string {
  if (!size) return media.mime;
  return size === media.film ? 'video/mp4' : 'image/jpeg';
}
