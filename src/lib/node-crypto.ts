import { createHash, createHmac, createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto';

// DER frames around raw Ed25519 keys (RFC 8410), since Node takes no bare 32 bytes.
const PRIVATE_FRAME = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_FRAME = Buffer.from('302a300506032b6570032100', 'hex');

/** Keyed hashing and Ed25519 signatures over Node's own cryptography; keys and digests are raw bytes. */
export const nodeCrypto = {
  sha256: (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest(),
  hmacSha256: (key: Uint8Array, data: Uint8Array): Uint8Array => createHmac('sha256', key).update(data).digest(),
  signEd25519(privateKey: Uint8Array, data: Uint8Array): Uint8Array {
    const key = createPrivateKey({ key: Buffer.concat([PRIVATE_FRAME, privateKey]), format: 'der', type: 'pkcs8' });
    return sign(null, data, key);
  },
  verifyEd25519(publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    const key = createPublicKey({ key: Buffer.concat([PUBLIC_FRAME, publicKey]), format: 'der', type: 'spki' });
    return verify(null, data, key, signature);
  },
  randomBytes: (lengthBytes: number): Uint8Array => randomBytes(lengthBytes),
};

/** The public half of a 32-byte Ed25519 private key. */
export function publicKeyOf(privateKey: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_FRAME, privateKey]), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_FRAME.length);
}
