import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { VaultCipher } from '#safety';

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a fresh nonce for each text; the result is base64 of nonce, tag and ciphertext. */
export function vaultCipher(key: Uint8Array): VaultCipher {
  return {
    close(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
