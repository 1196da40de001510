import { readFileSync } from 'node:fs';
import { __getWasm, getWasmUrl, initSync } from '@mtcute/wasm';

initSync(readFileSync(getWasmUrl()));
const wasm = __getWasm();

/** Bytes of the working area that stays allocated inside the module: one packet in, one packet out. */
const AREA_BYTES = 160 << 10;

const area = wasm.__malloc(2 * AREA_BYTES + 512);
const sharedKey = wasm.__get_shared_key_buffer();
const sharedIv = wasm.__get_shared_iv_buffer();
const sharedOut = wasm.__get_shared_out();

let view = Buffer.from(wasm.memory.buffer);

/** The module's memory. It must be asked for again after every call that may allocate: growth replaces the buffer. */
function memory(): Buffer {
  if (view.buffer !== wasm.memory.buffer) view = Buffer.from(wasm.memory.buffer);
  return view;
}

/** The AES and SHA-256 primitives over the module's own memory, for code that avoids copies. */
export const block = {
  memory,
  sharedKey,
  sharedIv,
  sharedOut,
  /** Input area, aligned to 16; `areaBytes` long. */
  input: (area + 15) & ~15,
  output: ((area + 15) & ~15) + AREA_BYTES + 64,
  scratch: ((area + 15) & ~15) + 2 * AREA_BYTES + 128,
  areaBytes: AREA_BYTES,
  sha256: (at: number, sizeBytes: number) => wasm.sha256(at, sizeBytes),
  igeEncrypt: (from: number, sizeBytes: number, to: number) => wasm.ige256_encrypt(from, sizeBytes, to),
  igeDecrypt: (from: number, sizeBytes: number, to: number) => wasm.ige256_decrypt(from, sizeBytes, to),
};
