import { hash, timingSafeEqual } from 'node:crypto';
import { sha256 } from './digest.ts';
import { igeDecrypt, igeEncrypt } from './ige.ts';
import { block } from './wasm.ts';

/** Bytes before the encrypted part: auth_key_id and msg_key. */
export const ENVELOPE_BYTES = 24;
const MESSAGE_KEY_BYTES = 16;
/** Bytes before a message's body inside the encrypted part: salt, session id, msg id, seqno, length. */
export const INNER_HEADER_BYTES = 32;

/** The fields in front of a message. Ids are pairs of signed 32-bit halves, as they are written. */
export interface MessageHeader {
  saltLo: number;
  saltHi: number;
  sessionLo: number;
  sessionHi: number;
  msgLo: number;
  msgHi: number;
  seqNo: number;
}

/** Offset into the auth key for messages from the client (0) and from the server (8). */
type Direction = 0 | 8;

/** From here on the native digest is quicker than the module's, as long as it makes no buffer for each result. */
const NATIVE_DIGEST_BYTES = 64;
/** From here on it is worth to leave the module altogether. */
const NATIVE_BYTES = 8_192;

const pad = { bytes: Buffer.alloc(0), at: 0 };

function takePadding(
  into: Buffer,
  at: number,
  sizeBytes: number,
  randomBytes: (sizeBytes: number) => Uint8Array,
): void {
  if (pad.at + sizeBytes > pad.bytes.length) {
    pad.bytes = Buffer.from(randomBytes(8_192));
    pad.at = 0;
  }
  pad.bytes.copy(into, at, pad.at, pad.at + sizeBytes);
  pad.at += sizeBytes;
}

/** Size of the encrypted part for a body: header, body, and 12 to 27 bytes of padding. */
export function sealedBytes(bodyBytes: number): number {
  return (INNER_HEADER_BYTES + bodyBytes + 12 + 15) & ~15;
}

/**
 * Encrypts one message (MTProto 2.0) into `out` at `at`: msg_key (16 bytes), then `sealedBytes(body.length)` bytes. `x`
 * is 8 for messages from the server.
 */
export function sealMessage(
  out: Buffer,
  at: number,
  key: Buffer,
  header: MessageHeader,
  body: Uint8Array,
  randomBytes: (sizeBytes: number) => Uint8Array,
  x: Direction = 8,
): void {
  layOut(out, at, header, body, randomBytes);
  sealInPlace(out, at, sealedBytes(body.length), key, x);
}

/** Writes what is to be encrypted to where `sealInPlace` expects it. Nothing of it may leave the process as it is. */
export function layOut(
  out: Buffer,
  at: number,
  header: MessageHeader,
  body: Uint8Array,
  randomBytes: (sizeBytes: number) => Uint8Array,
): void {
  const start = at + MESSAGE_KEY_BYTES;
  const end = start + INNER_HEADER_BYTES + body.length;
  out.writeInt32LE(header.saltLo, start);
  out.writeInt32LE(header.saltHi, start + 4);
  out.writeInt32LE(header.sessionLo, start + 8);
  out.writeInt32LE(header.sessionHi, start + 12);
  out.writeInt32LE(header.msgLo, start + 16);
  out.writeInt32LE(header.msgHi, start + 20);
  out.writeInt32LE(header.seqNo, start + 24);
  out.writeInt32LE(body.length, start + 28);
  out.set(body, start + INNER_HEADER_BYTES);
  takePadding(out, end, start + sealedBytes(body.length) - end, randomBytes);
}

/** Encrypts the `total` bytes that were laid out behind `at + 16`, and puts their msg_key in front of them. */
export function sealInPlace(out: Buffer, at: number, total: number, key: Buffer, x: Direction = 8): void {
  const start = at + MESSAGE_KEY_BYTES;
  if (total > NATIVE_BYTES) {
    sealLarge(out, at, key, total, x);
    return;
  }
  const mem = block.memory();
  const to = block.input + 32;
  key.copy(mem, block.input, 88 + x, 120 + x);
  out.copy(mem, to, start, start + total);
  digest(mem, block.input, 32 + total);
  mem.copy(out, at, block.sharedOut + 8, block.sharedOut + 24);
  deriveKeys(mem, key, out, at, x);
  block.igeEncrypt(to, total, block.output);
  mem.copy(out, start, block.output, block.output + total);
}

/** SHA-256 of a part of the module's memory, left where the module leaves its own. */
function digest(mem: Buffer, at: number, sizeBytes: number): void {
  if (sizeBytes < NATIVE_DIGEST_BYTES) block.sha256(at, sizeBytes);
  else mem.write(hash('sha256', mem.subarray(at, at + sizeBytes), 'latin1'), block.sharedOut, 'latin1');
}

function sealLarge(out: Buffer, at: number, key: Buffer, total: number, x: Direction): void {
  const plain = out.subarray(at + MESSAGE_KEY_BYTES, at + MESSAGE_KEY_BYTES + total);
  const msgKey = sha256(key.subarray(88 + x, 120 + x), plain).subarray(8, 24);
  const derived = messageKeys(key, msgKey, x);
  msgKey.copy(out, at);
  plain.set(igeEncrypt(plain, derived.key, derived.iv));
}

/** Puts the AES key and iv of a message where the module's cipher reads them; the msg_key lies in `from` at `at`. */
function deriveKeys(mem: Buffer, key: Buffer, from: Buffer, at: number, x: Direction): void {
  const a = block.scratch;
  from.copy(mem, a, at, at + 16);
  key.copy(mem, a + 16, x, x + 36);
  block.sha256(a, 52);
  const out = block.sharedOut;
  const { sharedKey, sharedIv } = block;
  mem.copyWithin(sharedKey, out, out + 8);
  mem.copyWithin(sharedIv + 8, out + 8, out + 24);
  mem.copyWithin(sharedKey + 24, out + 24, out + 32);
  key.copy(mem, a, 40 + x, 76 + x);
  from.copy(mem, a + 36, at, at + 16);
  block.sha256(a, 52);
  mem.copyWithin(sharedIv, out, out + 8);
  mem.copyWithin(sharedKey + 8, out + 8, out + 24);
  mem.copyWithin(sharedIv + 24, out + 24, out + 32);
}

/** The AES key and iv of a message (MTProto 2.0 derivation), 32 bytes each. */
function messageKeys(key: Uint8Array, msgKey: Uint8Array, x: Direction): { key: Buffer; iv: Buffer } {
  const a = sha256(msgKey, key.subarray(x, x + 36));
  const b = sha256(key.subarray(40 + x, 76 + x), msgKey);
  return {
    key: Buffer.concat([a.subarray(0, 8), b.subarray(8, 24), a.subarray(24, 32)]),
    iv: Buffer.concat([b.subarray(0, 8), a.subarray(8, 24), b.subarray(24, 32)]),
  };
}

/** A decrypted packet: the plaintext with its padding, and the number that a quick acknowledgement carries. */
export interface OpenedMessage {
  plain: Buffer;
  /** First 32 bits of the message digest as a little-endian number, highest bit set. */
  quickAckToken: number;
}

/**
 * Decrypts the packet `bytes[start…end)` = auth_key_id, msg_key, encrypted part (a multiple of 16 bytes) from a client
 * and compares its msg_key in constant time. Undefined when it was not made with this key.
 */
export function openMessage(
  bytes: Buffer,
  start: number,
  end: number,
  key: Buffer,
  x: Direction = 0,
): OpenedMessage | undefined {
  const total = end - start - ENVELOPE_BYTES;
  if (total <= 0 || total % 16 !== 0) return undefined;
  const msgKeyAt = start + 8;
  if (total + 32 > block.areaBytes) return openLarge(bytes, start, end, key, x);
  const mem = block.memory();
  bytes.copy(mem, block.input, start + ENVELOPE_BYTES, end);
  deriveKeys(mem, key, bytes, msgKeyAt, x);
  const to = block.output + 32;
  key.copy(mem, block.output, 88 + x, 120 + x);
  block.igeDecrypt(block.input, total, to);
  digest(mem, block.output, 32 + total);
  const found = block.sharedOut;
  let difference = 0;
  for (let i = 0; i < 16; i++) difference |= (mem[found + 8 + i] ?? 0) ^ (bytes[msgKeyAt + i] ?? 0);
  if (difference !== 0) return undefined;
  const plain = Buffer.allocUnsafe(total);
  mem.copy(plain, 0, to, to + total);
  return { plain, quickAckToken: mem.readInt32LE(found) | 0x80000000 };
}

function openLarge(bytes: Buffer, start: number, end: number, key: Buffer, x: Direction): OpenedMessage | undefined {
  const msgKey = bytes.subarray(start + 8, start + ENVELOPE_BYTES);
  const derived = messageKeys(key, msgKey, x);
  const plain = Buffer.from(igeDecrypt(bytes.subarray(start + ENVELOPE_BYTES, end), derived.key, derived.iv));
  const found = sha256(key.subarray(88 + x, 120 + x), plain);
  if (!timingSafeEqual(found.subarray(8, 24), msgKey)) return undefined;
  return { plain, quickAckToken: found.readInt32LE(0) | 0x80000000 };
}

/** auth_key_id: the low 64 bits of SHA-1 of the key, as 16 hex digits in wire order. */
export function authKeyId(key: Uint8Array): string {
  return hash('sha1', key, 'hex').slice(24);
}
