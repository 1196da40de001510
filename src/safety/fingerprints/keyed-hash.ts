import type { Crypto } from './ports.ts';

/**
 * A keyed 32-bit hash of short strings, fast enough for every five-letter window of every message: HalfSipHash-2-4
 * (the published 32-bit member of the SipHash family) under a 64-bit key, then a secret bijection. The parts of the
 * key are derived from a server key or an exchange-epoch key with HMAC-SHA256, so that without that key nobody can
 * test a dictionary against a sketch, and sketches of two servers meet only under a shared key.
 */
export interface SketchKey {
  /** Names the key without revealing it; sketches are compared only under one id. */
  id: string;
  k0: number;
  k1: number;
  whitening: number;
  /** 128 odd multipliers and 128 addends of the MinHash permutations. */
  multipliers: Int32Array;
  addends: Int32Array;
}

export const PERMUTATIONS = 128;

const encoder = new TextEncoder();
const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Derives everything that sketching needs from one secret of at least 16 bytes. */
export function deriveSketchKey(crypto: Crypto, secret: Uint8Array): SketchKey {
  if (secret.length < 16) throw new RangeError('a sketch key needs at least 16 secret bytes');
  const words: number[] = [];
  for (let block = 0; words.length < 3 + 2 * PERMUTATIONS; block++) {
    const bytes = crypto.hmacSha256(secret, encoder.encode(`tocsin sketch words ${block}`));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 4 <= bytes.length; at += 4) words.push(view.getInt32(at));
  }
  const word = (index: number): number => words[index] ?? 0;
  return {
    id: hex(crypto.hmacSha256(secret, encoder.encode('tocsin sketch key id')).subarray(0, 8)),
    k0: word(0),
    k1: word(1),
    whitening: word(2) | 1,
    multipliers: Int32Array.from({ length: PERMUTATIONS }, (_, i) => word(3 + i) | 1),
    addends: Int32Array.from({ length: PERMUTATIONS }, (_, i) => word(3 + PERMUTATIONS + i)),
  };
}

const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n));

/**
 * HalfSipHash-2-4 over 16-bit code units `from` ≤ i < `to` of `text`, each as two little-endian bytes; unsigned 32 bits.
 * `bytesOf` of the published vectors map to it two bytes per unit.
 */
export function halfSip(k0: number, k1: number, text: string, from: number, to: number): number {
  let v0 = k0;
  let v1 = k1;
  let v2 = 0x6c796765 ^ k0;
  let v3 = 0x74656462 ^ k1;
  const lengthBytes = (to - from) * 2;
  const end = from + ((to - from) & ~1);
  for (let at = from; at <= end; at += 2) {
    // The last word carries the left-over unit, if any, and the length.
    const word =
      at < end
        ? text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)
        : (at < to ? text.charCodeAt(at) : 0) | ((lengthBytes & 0xff) << 24);
    v3 ^= word;
    for (let round = 0; round < 2; round++) {
      v0 = (v0 + v1) | 0;
      v1 = rotl(v1, 5) ^ v0;
      v0 = rotl(v0, 16);
      v2 = (v2 + v3) | 0;
      v3 = rotl(v3, 8) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = rotl(v3, 7) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = rotl(v1, 13) ^ v2;
      v2 = rotl(v2, 16);
    }
    v0 ^= word;
  }
  v2 ^= 0xff;
  for (let round = 0; round < 4; round++) {
    v0 = (v0 + v1) | 0;
    v1 = rotl(v1, 5) ^ v0;
    v0 = rotl(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotl(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotl(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotl(v1, 13) ^ v2;
    v2 = rotl(v2, 16);
  }
  return (v1 ^ v3) >>> 0;
}

/** The keyed hash of a window of a text, unsigned 32 bits. */
export function hashWindow(key: SketchKey, text: string, from: number, to: number): number {
  const hashed = Math.imul(halfSip(key.k0, key.k1, text, from, to), key.whitening);
  return (hashed ^ (hashed >>> 15)) >>> 0;
}

/** The keyed hash of a whole text, unsigned 32 bits. */
export const hashString = (key: SketchKey, text: string): number => hashWindow(key, text, 0, text.length);

/** A keyed 64-bit hash as 16 hexadecimal digits, for names and links that are looked up exactly. */
export function hashHex(key: SketchKey, text: string): string {
  const first = hashString(key, text);
  const second = hashString(key, `${text}\u0001`);
  return first.toString(16).padStart(8, '0') + second.toString(16).padStart(8, '0');
}
