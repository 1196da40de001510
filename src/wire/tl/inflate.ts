import { inflateSync, gunzipSync } from 'node:zlib';
import { TlError } from './errors.ts';

/**
 * Inflates the body of a gzip_packed: a gzip stream, or a zlib stream (some clients send `78 9c`).
 * Never makes more than `limitBytes`; throws `badGzip`.
 */
export function inflatePacked(packed: Uint8Array, limitBytes: number): Uint8Array {
  const inflate = packed[0] === 0x1f && packed[1] === 0x8b ? gunzipSync : inflateSync;
  try {
    const out = inflate(packed, { maxOutputLength: Math.max(limitBytes, 1) });
    return new Uint8Array(out.buffer, out.byteOffset, out.byteLength);
  } catch {
    throw new TlError('badGzip', { limit: limitBytes });
  }
}
