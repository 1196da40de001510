import type { PasswordData } from '../accounts/repository.ts';

/**
 * What the password proof needs of the world: hashing and powers modulo the 2048-bit group prime.
 * All numbers are 256 bytes, big-endian.
 */
export interface SrpMath {
  readonly prime: Uint8Array;
  readonly generator: number;
  sha256(...parts: Uint8Array[]): Uint8Array;
  /** base^exponent mod prime. */
  power(base: Uint8Array, exponent: Uint8Array): Uint8Array;
}

export interface SrpChallenge {
  /** The server's secret exponent, hex. */
  secret: string;
  /** What the client gets as srp_B, hex. */
  publicValue: string;
}

const sizeBytes = 256;

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytes.toHex() || '0'}`);
}

function toBytes(value: bigint): Uint8Array {
  return Uint8Array.fromHex(value.toString(16).padStart(sizeBytes * 2, '0'));
}

export function pad(bytes: Uint8Array): Uint8Array {
  if (bytes.length >= sizeBytes) return bytes.subarray(bytes.length - sizeBytes);
  const padded = new Uint8Array(sizeBytes);
  padded.set(bytes, sizeBytes - bytes.length);
  return padded;
}

const generatorBytes = (math: SrpMath): Uint8Array => pad(Uint8Array.of(math.generator));

/** Opens a proof (https://core.telegram.org/api/srp): B = k·v + g^b mod p, with k = H(p | g). */
export function makeChallenge(math: SrpMath, verifier: Uint8Array, secret: Uint8Array): SrpChallenge {
  const g = generatorBytes(math);
  const k = toNumber(math.sha256(math.prime, g));
  const p = toNumber(math.prime);
  const b = pad(secret);
  const value = (k * toNumber(verifier) + toNumber(math.power(g, b))) % p;
  return { secret: b.toHex(), publicValue: toBytes(value).toHex() };
}

/** Whether A and M1 prove the password whose verifier this is. */
export function checkProof(
  math: SrpMath,
  password: Pick<PasswordData, 'salt1' | 'salt2' | 'verifier'>,
  challenge: SrpChallenge,
  proof: { a: Uint8Array; m1: Uint8Array },
): boolean {
  const p = toNumber(math.prime);
  const a = toNumber(proof.a);
  // A that is 0 or ±1 would make the secret known without the password.
  if (a <= 1n || a >= p - 1n) return false;
  const aBytes = toBytes(a);
  const bBytes = Uint8Array.fromHex(challenge.publicValue);
  const g = generatorBytes(math);
  const u = math.sha256(aBytes, bBytes);
  if (toNumber(u) === 0n) return false;
  const base = (a * toNumber(math.power(pad(Uint8Array.fromBase64(password.verifier)), pad(u)))) % p;
  const secret = math.power(toBytes(base), Uint8Array.fromHex(challenge.secret));
  const key = math.sha256(secret);
  const mixed = xor(math.sha256(math.prime), math.sha256(g));
  const salts = [Uint8Array.fromBase64(password.salt1), Uint8Array.fromBase64(password.salt2)].map((salt) =>
    math.sha256(salt),
  );
  return equal(math.sha256(mixed, ...salts, aBytes, bBytes, key), proof.m1);
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, index) => byte ^ (b[index] ?? 0));
}

/** Compares without telling by its time where two values differ. */
function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0);
  return difference === 0;
}
