import { ige256Decrypt, ige256Encrypt } from '@mtcute/wasm';
import './wasm.ts';

/** AES-256-IGE of whole blocks. `data` is a multiple of 16 bytes, `key` and `iv` are 32 bytes each. */
export function igeEncrypt(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  return ige256Encrypt(data, key, iv);
}

/** Undoes {@link igeEncrypt}. */
export function igeDecrypt(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array {
  return ige256Decrypt(data, key, iv);
}
