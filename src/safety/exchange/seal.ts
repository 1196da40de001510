import type { Crypto } from '../fingerprints/ports.ts';
import { utf8 } from './bytes.ts';

const concat = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** The digest of a bundle's lines, each chained to the one before; changing, dropping or moving a line changes it. */
export function chainDigest(crypto: Crypto, lines: Iterable<string>): Uint8Array {
  let digest = crypto.sha256(utf8('tocsin nfb/1'));
  for (const line of lines) digest = crypto.sha256(concat(digest, crypto.sha256(utf8(line))));
  return digest;
}

/** What is signed: the digest under a name of its own, so that a signature serves for nothing else. */
export const signedBytes = (digest: Uint8Array): Uint8Array =>
  concat(utf8('tocsin network fingerprint bundle\n'), digest);
