import { createLru } from '#lib/lru.ts';
import type { Crypto, DecodeImage, ImageRefusal } from './ports.ts';
import { type PictureQuery, queryPicture } from './sketch-picture.ts';

export type ReadPicture = (
  bytes: Uint8Array,
) => Promise<{ ok: true; picture: PictureQuery } | { ok: false; refusal: ImageRefusal }>;

/** Decodes and sketches a picture for comparison; the same file seen again (a forward) costs one digest. */
export function createPictureReader(decode: DecodeImage, crypto: Crypto, cacheLimit = 10_000): ReadPicture {
  const known = createLru<string, Awaited<ReturnType<ReadPicture>>>(cacheLimit);
  return async (bytes) => {
    const digest = String.fromCharCode(...crypto.sha256(bytes));
    const cached = known.get(digest);
    if (cached) return cached;
    const decoded = await decode(bytes);
    const answer = decoded.ok ? { ok: true as const, picture: queryPicture(decoded.image) } : decoded;
    known.set(digest, answer);
    return answer;
  };
}
