import { createLru } from '#lib/lru.ts';
import type { Crypto, DecodeImage, ImageRefusal } from './ports.ts';
import { type PictureQuery, queryPicture } from './sketch-picture.ts';

/** Decodes a picture and sketches it for comparison, at best where it is decoded: the sketch is small, the picture is not. */
export type ReadPicture = (
  bytes: Uint8Array,
) => Promise<{ ok: true; picture: PictureQuery } | { ok: false; refusal: ImageRefusal }>;

/** Sketches in this thread what `decode` decodes. */
export const readWith =
  (decode: DecodeImage): ReadPicture =>
  async (bytes) => {
    const decoded = await decode(bytes);
    return decoded.ok ? { ok: true, picture: queryPicture(decoded.image) } : decoded;
  };

/** Remembers pictures that were read: the same file seen again (a forward) costs one digest. */
export function createPictureReader(read: ReadPicture, crypto: Crypto, cacheLimit = 10_000): ReadPicture {
  const known = createLru<string, Awaited<ReturnType<ReadPicture>>>(cacheLimit);
  return async (bytes) => {
    const digest = String.fromCharCode(...crypto.sha256(bytes));
    const cached = known.get(digest);
    if (cached) return cached;
    const answer = await read(bytes);
    known.set(digest, answer);
    return answer;
  };
}
