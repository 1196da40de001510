import { timingSafeEqual } from 'node:crypto';
import { ID } from '../service-tl/ids.ts';
import { createReader } from '../service-tl/reader.ts';
import { sha1 } from './digest.ts';
import { igeDecrypt } from './ige.ts';

/** The content of a binding message (bind_auth_key_inner). Ids are 16 hex digits in wire order. */
export interface BindingMessage {
  nonce: string;
  tempAuthKeyId: string;
  permAuthKeyId: string;
  tempSessionId: string;
  expiresAt: number;
}

/** AES key and iv of a message in the first version of MTProto, still used for binding messages. */
export function messageKeysV1(key: Uint8Array, msgKey: Uint8Array, x: 0 | 8): { key: Buffer; iv: Buffer } {
  const a = sha1(msgKey, key.subarray(x, x + 32));
  const b = sha1(key.subarray(32 + x, 48 + x), msgKey, key.subarray(48 + x, 64 + x));
  const c = sha1(key.subarray(64 + x, 96 + x), msgKey);
  const d = sha1(msgKey, key.subarray(96 + x, 128 + x));
  return {
    key: Buffer.concat([a.subarray(0, 8), b.subarray(8, 20), c.subarray(4, 16)]),
    iv: Buffer.concat([a.subarray(8, 20), b.subarray(0, 8), c.subarray(16, 20), d.subarray(0, 8)]),
  };
}

const HEADER_BYTES = 32;
const INNER_BYTES = 40;

/**
 * Opens the `encrypted_message` of auth.bindTempAuthKey: encrypted with the permanent key in MTProto 1.0, its msg id
 * equal to that of the request, seqno 0. Undefined when anything is wrong; the caller compares the fields with the
 * request (see "Binding a temporary key" in the protocol's documentation of perfect forward secrecy).
 */
export function openBindingMessage(
  permAuthKey: Uint8Array,
  encryptedMessage: Uint8Array,
  expectedMsgId: bigint,
): BindingMessage | undefined {
  const encryptedBytes = encryptedMessage.length - 24;
  if (permAuthKey.length !== 256 || encryptedBytes < HEADER_BYTES + INNER_BYTES) return undefined;
  if (encryptedBytes % 16 !== 0 || encryptedBytes > HEADER_BYTES + INNER_BYTES + 15) return undefined;
  const message = Buffer.from(encryptedMessage);
  if (!message.subarray(0, 8).equals(sha1(permAuthKey).subarray(12, 20))) return undefined;
  const msgKey = message.subarray(8, 24);
  const derived = messageKeysV1(permAuthKey, msgKey, 0);
  const plain = Buffer.from(igeDecrypt(message.subarray(24), derived.key, derived.iv));
  const signed = plain.subarray(0, HEADER_BYTES + INNER_BYTES);
  if (!timingSafeEqual(sha1(signed).subarray(4, 20), msgKey)) return undefined;
  if (signed.readBigUInt64LE(16) !== BigInt.asUintN(64, expectedMsgId)) return undefined;
  if (signed.readInt32LE(24) !== 0 || signed.readInt32LE(28) !== INNER_BYTES) return undefined;
  const reader = createReader(signed.subarray(HEADER_BYTES));
  if (reader.int() !== ID.bindAuthKeyInner) return undefined;
  return {
    nonce: reader.raw(8).toString('hex'),
    tempAuthKeyId: reader.raw(8).toString('hex'),
    permAuthKeyId: reader.raw(8).toString('hex'),
    tempSessionId: reader.raw(8).toString('hex'),
    expiresAt: reader.int(),
  };
}
