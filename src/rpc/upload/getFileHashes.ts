import { createHash } from 'node:crypto';
import type { tl } from '@mtcute/core';
import { readRange, refuse } from '#domain';
import { fromTlFileLocation } from '../from-tl/file-location.ts';
import { method } from '../method.ts';

const chunkBytes = 128 * 1024;
const chunksPerAnswer = 8;

/** Hashes of the 128 KiB pieces from the one at `offset` on. */
export const getFileHashes = method('upload.getFileHashes', async (call, request) => {
  const { media, size } = await fromTlFileLocation(call, request.location);
  if (request.offset < 0) refuse('location-invalid');
  const first = Math.floor(request.offset / chunkBytes) * chunkBytes;
  const hashes: tl.RawFileHash[] = [];
  for (let offset = first; hashes.length < chunksPerAnswer; offset += chunkBytes) {
    const bytes = await readRange(call.world, media, size, { offsetBytes: offset, limitBytes: chunkBytes });
    if (bytes.length === 0) break;
    const hash = createHash('sha256').update(bytes).digest();
    hashes.push({ _: 'fileHash', offset, limit: bytes.length, hash });
  }
  return hashes;
});
