/** What the recognition engine asks of its surroundings; the server and the replay hand these in. */

/** Keyed hashing and signatures. Keys and digests are raw bytes; Ed25519 keys are 32 bytes each. */
export interface Crypto {
  sha256(data: Uint8Array): Uint8Array;
  hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array;
  signEd25519(privateKey: Uint8Array, data: Uint8Array): Uint8Array;
  verifyEd25519(publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean;
  randomBytes(lengthBytes: number): Uint8Array;
}

/** A grey picture: `luma` holds width × height values 0–255, row by row. */
export interface LumaImage {
  width: number;
  height: number;
  luma: Uint8Array | Float32Array;
}

/** Why a picture was not looked at. A refusal is data: the message itself goes its way. */
export type ImageRefusal = 'image_too_many_bytes' | 'image_too_many_pixels' | 'image_unreadable' | 'image_too_slow';

export type DecodedImage = { ok: true; image: LumaImage } | { ok: false; refusal: ImageRefusal };

/** Decodes bytes of any supported picture format to luma, scaled down to fit `IMAGE_LIMITS.workingSize`. */
export type DecodeImage = (bytes: Uint8Array) => Promise<DecodedImage>;

/** Limits that every implementation of `DecodeImage` keeps. */
export const IMAGE_LIMITS = {
  maxBytes: 16 * 1024 * 1024,
  maxPixels: 40_000_000,
  workingSize: 512,
  decodeMs: 5_000,
} as const;

/** Limits of text and name sketching: longer input is cut, never refused. */
export const TEXT_LIMITS = { maxChars: 8_192, maxShingles: 2_048, minShingles: 12, maxNameChars: 256 } as const;
