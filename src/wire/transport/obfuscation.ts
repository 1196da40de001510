import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type FramingName, framingOfTag } from './framing.ts';

export const OBFUSCATED_HEADER_BYTES = 64;

/** Both directions of an obfuscated stream. */
export interface Obfuscation {
  framing: FramingName;
  decrypt(bytes: Buffer): Buffer;
  encrypt(bytes: Buffer): Buffer;
}

/**
 * Reads the 64 bytes that open an obfuscated stream. Undefined when they name no framing. The DC number in them is
 * random with many clients and is not looked at.
 */
export function openObfuscation(header: Buffer): Obfuscation | undefined {
  const reversed = Buffer.from(header.subarray(0, OBFUSCATED_HEADER_BYTES)).reverse();
  const decipher = createDecipheriv('aes-256-ctr', header.subarray(8, 40), header.subarray(40, 56));
  const cipher = createCipheriv('aes-256-ctr', reversed.subarray(8, 40), reversed.subarray(40, 56));
  // The whole header passes the cipher, because the stream's position counts.
  const opened = decipher.update(header.subarray(0, OBFUSCATED_HEADER_BYTES));
  const framing = framingOfTag(opened.readUInt32LE(56));
  if (framing === undefined) return undefined;
  return {
    framing,
    decrypt: (bytes) => decipher.update(bytes),
    encrypt: (bytes) => cipher.update(bytes),
  };
}
