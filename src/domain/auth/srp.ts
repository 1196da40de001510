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

/** A number as 256 bytes: zeros before a short one, the last 256 of a longer one. */
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

/**
 * Whether A and M1 prove the password whose verifier this is. Numbers are hashed as 256 bytes; a client that leaves
 * leading zero bytes out (@mtproto/core does) is understood as well, or one of its proofs in a hundred would fail.
 */
export function checkProof(
  math: SrpMath,
  password: Pick<PasswordData, 'salt1' | 'salt2' | 'verifier'>,
  challenge: SrpChallenge,
  proof: { a: Uint8Array; m1: Uint8Array },
): boolean {
  const a = toNumber(proof.a);
  // A that is 0 or ±1 would make the secret known without the password.
  if (a <= 1n || a >= toNumber(math.prime) - 1n) return false;
  const proves = (form: HashedForm) => {
    const expected = proofOf(math, password, challenge, a, form);
    return expected !== undefined && equal(expected, proof.m1);
  };
  return proves((bytes) => bytes) || proves(withoutLeadingZeros);
}

/** How a client writes a number of 256 bytes before it hashes it. */
type HashedForm = (bytes: Uint8Array) => Uint8Array;

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first <= 0 ? bytes : bytes.subarray(first);
}

function proofOf(
  math: SrpMath,
  password: Pick<PasswordData, 'salt1' | 'salt2' | 'verifier'>,
  challenge: SrpChallenge,
  a: bigint,
  form: HashedForm,
): Uint8Array | undefined {
  const aBytes = form(toBytes(a));
  const bBytes = Uint8Array.fromHex(challenge.publicValue);
  const u = math.sha256(aBytes, bBytes);
  if (toNumber(u) === 0n) return undefined;
  const shared = toNumber(math.power(pad(Uint8Array.fromBase64(password.verifier)), pad(u)));
  const base = (a * shared) % toNumber(math.prime);
  const key = math.sha256(form(math.power(toBytes(base), Uint8Array.fromHex(challenge.secret))));
  const mixed = xor(math.sha256(math.prime), math.sha256(generatorBytes(math)));
  const salts = [password.salt1, password.salt2].map((salt) => math.sha256(Uint8Array.fromBase64(salt)));
  return math.sha256(mixed, ...salts, aBytes, bBytes, key);
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
