import type { KeyObject } from 'node:crypto';
import { createDhGroup } from './dh-group.ts';

/** The 2048-bit safe prime that clients know already, so that they need not test it; used with the generator 3. */
export const DH_PRIME = Buffer.from(
  'c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f' +
    '48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c37' +
    '20fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f64' +
    '2477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4' +
    'a4a695811051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754' +
    'fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4' +
    'e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f' +
    '0d8115f635b105ee2e4e15d04b2454bf6f4fadf034b10403119cd8e3b92fcc5b',
  'hex',
);
export const DH_GENERATOR = 3;

/** A secret exponent of 512 bits: twice the strength of the group, and a quarter of the work of a full one. */
const EXPONENT_BYTES = 64;

const prime = BigInt(`0x${DH_PRIME.toString('hex')}`);
const lowest = 1n << 1984n;
const highest = prime - lowest;

const group = createDhGroup(DH_PRIME, DH_GENERATOR);

/** True when the public value lies between 2^1984 and p - 2^1984, which also excludes 0, 1 and p - 1. */
export function isSafePublicValue(value: Uint8Array): boolean {
  if (value.length === 0 || value.length > 256) return false;
  const number = BigInt(`0x${Buffer.from(value.buffer, value.byteOffset, value.length).toString('hex')}`);
  return number > lowest && number < highest;
}

/** A fresh exponent as a key, and its public value, left-padded to 256 bytes. */
export function createDhPair(randomBytes: (sizeBytes: number) => Uint8Array): { exponent: KeyObject; public: Buffer } {
  for (;;) {
    const exponent = group.privateKey(randomBytes(EXPONENT_BYTES));
    const value = full(group.publicValue(exponent));
    if (isSafePublicValue(value)) return { exponent, public: value };
  }
}

/** The shared secret, left-padded to 256 bytes. The other side's value must have passed {@link isSafePublicValue}. */
export function dhSecret(exponent: KeyObject, otherPublic: Uint8Array): Buffer {
  return full(group.power(otherPublic, exponent));
}

/** base^exponent modulo the prime, 256 bytes; for proofs of passwords in the same group. */
export function dhPower(base: Uint8Array, exponent: Uint8Array): Buffer {
  return full(group.power(base, group.privateKey(exponent)));
}

function full(value: Buffer): Buffer {
  if (value.length >= 256) return value.subarray(value.length - 256);
  const out = Buffer.alloc(256);
  value.copy(out, 256 - value.length);
  return out;
}
