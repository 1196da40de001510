import { BaseCryptoProvider, type IAesCtr, type ICryptoProvider, type IEncryptionScheme } from '@mtcute/core/utils.js';
import * as wasm from '@mtcute/wasm';
import wasmUrl from '@mtcute/wasm/mtcute-simd.wasm?url';
import plainWasmUrl from '@mtcute/wasm/mtcute.wasm?url';

/** AES and hashes from mtcute's WebAssembly; slow key derivation (2FA only) from WebCrypto. */
export class BrowserCrypto extends BaseCryptoProvider implements ICryptoProvider {
  async initialize(): Promise<void> {
    const response = await fetch(wasm.SIMD_AVAILABLE ? wasmUrl : plainWasmUrl);
    const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
    wasm.initSync(instance);
  }

  sha1(data: Uint8Array): Uint8Array {
    return wasm.sha1(data);
  }

  sha256(data: Uint8Array): Uint8Array {
    return wasm.sha256(data);
  }

  createAesCtr(key: Uint8Array, iv: Uint8Array): IAesCtr {
    const context = wasm.createCtr256(key, iv);
    return { process: (data) => wasm.ctr256(context, data), close: () => wasm.freeCtr256(context) };
  }

  createAesIge(key: Uint8Array, iv: Uint8Array): IEncryptionScheme {
    return {
      encrypt: (data) => wasm.ige256Encrypt(data, key, iv),
      decrypt: (data) => wasm.ige256Decrypt(data, key, iv),
    };
  }

  gzip(data: Uint8Array, maxSize: number): Uint8Array | null {
    return wasm.deflateMaxSize(data, maxSize);
  }

  gunzip(data: Uint8Array): Uint8Array {
    return wasm.gunzip(data);
  }

  /** Two-step verification. Needs a secure context (HTTPS or loopback), where `crypto.subtle` exists. */
  async pbkdf2(password: Uint8Array, salt: Uint8Array, iterations: number, keylen = 64, algo = 'sha512') {
    const hash = algo === 'sha256' ? 'SHA-256' : algo === 'sha1' ? 'SHA-1' : 'SHA-512';
    const material = await crypto.subtle.importKey('raw', copy(password), 'PBKDF2', false, ['deriveBits']);
    const bits = await crypto.subtle.deriveBits(
      { name: 'PBKDF2', salt: copy(salt), iterations, hash },
      material,
      keylen * 8,
    );
    return new Uint8Array(bits);
  }

  async hmacSha256(data: Uint8Array, key: Uint8Array) {
    const imported = await crypto.subtle.importKey('raw', copy(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ]);
    return new Uint8Array(await crypto.subtle.sign('HMAC', imported, copy(data)));
  }

  randomFill(buffer: Uint8Array): void {
    crypto.getRandomValues(buffer as Uint8Array<ArrayBuffer>);
  }
}

function copy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
