import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';

/** Arithmetic in one group; numbers are big-endian and as long as they come. */
export interface DhGroup {
  /** Makes a key of an exponent, and its public value with it. */
  privateKey(exponent: Uint8Array): KeyObject;
  publicValue(key: KeyObject): Buffer;
  /** base^exponent modulo the prime; Node throws where the base is 0, ±1 or beyond the prime. */
  power(base: Uint8Array, key: KeyObject): Buffer;
}

/**
 * The group of a safe prime that is a constant of the protocol. Node's DiffieHellman object tests the prime in each
 * process that makes one, which took longer than all else that a server does at its start; keys in DER (PKCS #3) do not.
 */
export function createDhGroup(prime: Uint8Array, generator: number): DhGroup {
  const dhKeyAgreement = Buffer.from('06092a864886f70d010301', 'hex');
  const algorithm = sequence(dhKeyAgreement, sequence(integer(prime), integer(Uint8Array.of(generator))));
  const version = integer(Uint8Array.of(0));
  return {
    privateKey: (exponent) =>
      createPrivateKey({
        key: sequence(version, algorithm, element(OCTETS, integer(exponent))),
        format: 'der',
        type: 'pkcs8',
      }),
    publicValue(key) {
      const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
      const bits = contentsAt(der, contentsAt(der, 0) + algorithm.length) + unusedBits.length;
      return der.subarray(contentsAt(der, bits));
    },
    power(base, privateKey) {
      const der = sequence(algorithm, element(BITS, unusedBits, integer(base)));
      return diffieHellman({ privateKey, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) });
    },
  };
}

const INTEGER = 0x02;
const BITS = 0x03;
const OCTETS = 0x04;
const SEQUENCE = 0x30;

/** A string of bits begins with how many of its last byte do not count. */
const unusedBits = Buffer.of(0);

function element(tag: number, ...parts: Uint8Array[]): Buffer {
  const contents = Buffer.concat(parts);
  const short = contents.length < 0x80;
  const header = short ? Buffer.of(tag, contents.length) : Buffer.of(tag, 0x82, contents.length >> 8, contents.length);
  return Buffer.concat([header, contents]);
}

const sequence = (...parts: Uint8Array[]): Buffer => element(SEQUENCE, ...parts);

/** DER writes a number as short as it can, with a zero byte before one whose first bit is set. */
function integer(value: Uint8Array): Buffer {
  const first = value.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Buffer.of(0) : value.subarray(first);
  return element(INTEGER, ...((digits[0] ?? 0) >= 0x80 ? [Buffer.of(0), digits] : [digits]));
}

/** Where the contents begin of the element that begins at `at`. */
function contentsAt(der: Buffer, at: number): number {
  const size = der[at + 1] ?? 0;
  return at + 2 + (size < 0x80 ? 0 : size - 0x80);
}
