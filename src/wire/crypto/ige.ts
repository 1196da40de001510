import { createCipheriv } from 'node:crypto';
import { ige256Decrypt, ige256Encrypt } from '@mtcute/wasm';
import './wasm.ts';

/** From this size on, one native CBC call is quicker than the module. */
const NATIVE_BYTES = 8_192;

/** AES-256-IGE of whole blocks. `data` is a multiple of 16 bytes, `key` and `iv` are 32 bytes each. */
export function igeEncrypt(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  return data.length < NATIVE_BYTES ? ige256Encrypt(data, key, iv) : igeEncryptNative(data, key, iv);
}

/** Undoes {@link igeEncrypt}. */
export function igeDecrypt(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  return ige256Decrypt(data, key, iv);
}

/**
 * IGE by way of CBC. With c[i] = E(p[i] ^ c[i-1]) ^ p[i-1] and d[i] = c[i] ^ p[i-1] it follows that
 * d[i] = E(p[i] ^ p[i-2] ^ d[i-1]): CBC over p[i] ^ p[i-2], where p[-1] is the second half of the iv, p[-2] is nothing,
 * and the first half of the iv is CBC's own.
 */
function igeEncryptNative(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  const words = data.length / 4;
  // Two blocks stand in front of the data: nothing, and the second half of the iv.
  const plain = new Uint32Array(words + 8);
  const plainBytes = new Uint8Array(plain.buffer);
  plainBytes.set(iv.subarray(16, 32), 16);
  plainBytes.set(data, 32);
  const mixed = new Uint32Array(words);
  for (let i = 0; i < words; i++) mixed[i] = (plain[i + 8] ?? 0) ^ (plain[i] ?? 0);
  const cipher = createCipheriv('aes-256-cbc', key, iv.subarray(0, 16)).setAutoPadding(false);
  const chained = cipher.update(new Uint8Array(mixed.buffer));
  const view = new Uint32Array(chained.buffer, chained.byteOffset, words);
  for (let i = 0; i < words; i++) mixed[i] = (view[i] ?? 0) ^ (plain[i + 4] ?? 0);
  return new Uint8Array(mixed.buffer);
}
