import { gzip, gzipSync, unzipSync } from 'node:zlib';
import { promisify } from 'node:util';
import type { WireLimits } from '../limits.ts';
import type { PacketAllowance } from '../model.ts';
import { ID } from '../service-tl/ids.ts';
import { createReader } from '../service-tl/reader.ts';
import { tlBytes, tlInt } from '../service-tl/writer.ts';

/**
 * Opens a gzip_packed object (gzip or zlib inside). Undefined when it is malformed or longer than allowed; what it
 * inflates to is taken from the packet's allowance.
 */
export function openGzip(packed: Buffer, limits: WireLimits, allowance: PacketAllowance): Buffer | undefined {
  try {
    const reader = createReader(packed);
    if (reader.int() !== ID.gzipPacked) return undefined;
    const maxOutputLength = Math.min(limits.inflatedBytes, allowance.inflatedBytes);
    if (maxOutputLength < 4) return undefined;
    const body = unzipSync(reader.string(), { maxOutputLength });
    // To open one costs something, also where next to nothing is in it.
    allowance.inflatedBytes -= Math.max(body.length, limits.leastInflatedBytes);
    return body.length >= 4 ? body : undefined;
  } catch {
    // What failed to inflate has cost about as much as the allowance for one body.
    allowance.inflatedBytes -= limits.inflatedBytes;
    return undefined;
  }
}

const SAMPLE_BYTES = 512;
/** Random bytes show about 221 different values in a sample; text and TL objects far fewer. */
const VARIED = 170;
const SYNC_BYTES = 32_768;
const gzipInBackground = promisify(gzip);

/** A cheap guess from one sample: pictures and files are not worth packing. */
export function looksCompressible(bytes: Uint8Array): boolean {
  const start = Math.max(0, (bytes.length - SAMPLE_BYTES) >> 1);
  const seen = new Uint8Array(256);
  let different = 0;
  for (let i = start; i < Math.min(bytes.length, start + SAMPLE_BYTES); i++) {
    const value = bytes[i] ?? 0;
    if (seen[value] === 0) different++;
    seen[value] = 1;
  }
  return different < VARIED;
}

/** A gzip_packed object, or the body itself when packing does not pay. Long bodies are packed off the main thread. */
export function packResult(body: Uint8Array): Uint8Array | Promise<Uint8Array> {
  if (body.length <= SYNC_BYTES) return wrap(body, gzipSync(body, { level: 1 }));
  return gzipInBackground(body, { level: 1 }).then((zipped) => wrap(body, zipped));
}

function wrap(body: Uint8Array, zipped: Buffer): Uint8Array {
  if (zipped.length + 8 > body.length * 0.9) return body;
  return Buffer.concat([tlInt(ID.gzipPacked), tlBytes(zipped)]);
}
