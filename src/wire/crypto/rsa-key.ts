import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { sha1 } from './digest.ts';
import { tlBytes } from '../service-tl/writer.ts';

/** The server's RSA key in the forms that the key exchange and the discovery document need. */
export interface RsaKey {
  readonly privateKey: KeyObject;
  /** PKCS#1, "BEGIN RSA PUBLIC KEY": what clients are configured with. */
  readonly publicPem: string;
  /** The modulus in hex, 512 digits, and the public exponent, for clients that take a key as two numbers. */
  readonly modulus: string;
  readonly exponent: number;
  /** The fingerprint as a number in hex, 16 digits, as clients print it. */
  readonly fingerprint: string;
  /** The same as 8 bytes on the wire (little-endian). */
  readonly fingerprintBytes: Buffer;
}

/**
 * Reads a private RSA-2048 key from PEM.
 * @throws Error when the text is no such key.
 */
export function loadRsaKey(privatePem: string): RsaKey {
  const privateKey = createPrivateKey(privatePem);
  const details = privateKey.asymmetricKeyDetails;
  if (privateKey.asymmetricKeyType !== 'rsa' || details?.modulusLength !== 2048) {
    throw new Error('the server key must be an RSA key of 2048 bits');
  }
  const publicKey = createPublicKey(privateKey);
  const jwk = publicKey.export({ format: 'jwk' });
  const n = Buffer.from(jwk.n ?? '', 'base64url');
  const e = Buffer.from(jwk.e ?? '', 'base64url');
  const fingerprintBytes = sha1(tlBytes(n), tlBytes(e)).subarray(12, 20);
  return {
    privateKey,
    publicPem: publicKey.export({ type: 'pkcs1', format: 'pem' }).toString().trim(),
    modulus: n.toString('hex'),
    exponent: e.readUIntBE(0, e.length),
    fingerprint: Buffer.from(fingerprintBytes).reverse().toString('hex'),
    fingerprintBytes,
  };
}

/**
 * Makes a private RSA-2048 key (PKCS#8 PEM). Its fingerprint has no leading zero hex digit, because some clients look
 * an unpadded hex form up and would never find such a key.
 */
export async function generateRsaKey(): Promise<string> {
  for (;;) {
    const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048, publicExponent: 0x10001 });
    const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    if (!loadRsaKey(pem).fingerprint.startsWith('0')) return pem;
  }
}

/** Raw RSA: 256 bytes to 256 bytes, or undefined when the number is not below the modulus. */
export function rsaDecryptRaw(key: RsaKey, data: Uint8Array): Buffer | undefined {
  if (data.length !== 256) return undefined;
  try {
    return privateDecrypt({ key: key.privateKey, padding: constants.RSA_NO_PADDING }, data);
  } catch {
    return undefined;
  }
}
