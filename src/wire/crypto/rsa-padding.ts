import { timingSafeEqual } from 'node:crypto';
import { sha1, sha256, xor } from './digest.ts';
import { igeDecrypt } from './ige.ts';

const ZERO_IV = new Uint8Array(32);

/**
 * Opens the newer padding (RSA_PAD): temporary key xored with a digest of the rest, then reversed data and a digest
 * under AES-IGE. Returns the 192 bytes of data with padding, or undefined when the digest does not match.
 */
export function openRsaPad(plain: Uint8Array): Buffer | undefined {
  const body = plain.subarray(32, 256);
  const temporaryKey = xor(plain.subarray(0, 32), sha256(body));
  const opened = igeDecrypt(body, temporaryKey, ZERO_IV);
  const data = Buffer.from(opened.subarray(0, 192)).reverse();
  return timingSafeEqual(sha256(temporaryKey, data), opened.subarray(192, 224)) ? data : undefined;
}

/**
 * Opens the older padding: a zero byte, SHA-1 of the data, the data, random filling. The data tells its own length, so
 * the caller measures it: `measure` returns the length in bytes of the TL object at the start, or undefined.
 */
export function openOldPadding(
  plain: Uint8Array,
  measure: (data: Uint8Array) => number | undefined,
): Uint8Array | undefined {
  if (plain[0] !== 0) return undefined;
  const data = plain.subarray(21, 256);
  const sizeBytes = measure(data);
  if (sizeBytes === undefined || sizeBytes > data.length) return undefined;
  const object = data.subarray(0, sizeBytes);
  return timingSafeEqual(sha1(object), plain.subarray(1, 21)) ? object : undefined;
}
