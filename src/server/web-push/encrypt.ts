import { createCipheriv, createECDH, hkdfSync } from 'node:crypto';
import type { Random } from '#domain';

/** Where one browser takes its pushes and the keys under which it reads them (RFC 8030, RFC 8291). */
export interface PushSubscription {
  endpoint: URL;
  /** The browser's public key: an uncompressed point of P-256, 65 bytes. */
  p256dh: Uint8Array;
  /** 16 bytes. */
  auth: Uint8Array;
}

const curve = 'prime256v1';
/** One record holds the whole message. */
const recordBytes = 4096;
const tagBytes = 16;
const headerBytes = 16 + 4 + 1 + 65;
/** Messages are filled up to a multiple of this, so that the length of a text cannot be told from outside. */
const paddedToBytes = 256;
/** More does not fit: push services refuse bodies above 4096 bytes. */
export const pushPayloadBytes = recordBytes - tagBytes - headerBytes - paddedToBytes;

/**
 * Encrypts a message for one browser (RFC 8291, "aes128gcm"): the push service in between cannot read it. `keys` are
 * fresh for each message; only tests hand them in.
 */
export function encryptPush(
  message: Uint8Array,
  { p256dh, auth }: Pick<PushSubscription, 'p256dh' | 'auth'>,
  random: Random,
  keys?: { privateKey: Uint8Array; salt: Uint8Array; padded?: false },
): Uint8Array {
  const own = createECDH(curve);
  if (keys) own.setPrivateKey(keys.privateKey);
  else own.generateKeys();
  const publicKey = own.getPublicKey();
  const salt = keys?.salt ?? random.bytes(16);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, publicKey]);
  const secret = hkdf(own.computeSecret(p256dh), auth, info, 32);
  const key = hkdf(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  // The byte 2 marks the end of the last record; what follows is padding.
  const plain = Buffer.concat([message, Buffer.of(2), padding(keys?.padded === false ? 0 : message.length + 1)]);
  const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const header = Buffer.alloc(headerBytes);
  header.set(salt, 0);
  header.writeUInt32BE(recordBytes, 16);
  header.writeUInt8(publicKey.length, 20);
  header.set(publicKey, 21);
  return Buffer.concat([header, body]);
}

function hkdf(material: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', material, salt, info, length));
}

function padding(lengthBytes: number): Buffer {
  return Buffer.alloc((paddedToBytes - (lengthBytes % paddedToBytes)) % paddedToBytes);
}
