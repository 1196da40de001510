/** Proves knowledge of the two-step password without sending it: SRP as MTProto has it, over the browser's own crypto. */
export interface Challenge {
  readonly srpId: string;
  readonly b: string;
  readonly p: string;
  readonly g: number;
  readonly salt1: string;
  readonly salt2: string;
  readonly hint: string | null;
}

export interface Proof {
  readonly srpId: string;
  readonly a: string;
  readonly m1: string;
}

type Bytes = Uint8Array<ArrayBuffer>;

const sizeBytes = 256;
const iterations = 100_000;

export async function proveKnowledge(challenge: Challenge, password: string): Promise<Proof> {
  const [salt1, salt2] = [fromBase64(challenge.salt1), fromBase64(challenge.salt2)];
  const [pBytes, bBytes] = [padded(fromBase64(challenge.p)), padded(fromBase64(challenge.b))];
  const gBytes = padded(Uint8Array.of(challenge.g));
  const [p, b, g] = [toNumber(pBytes), toNumber(bBytes), BigInt(challenge.g)];
  // A server that sent 0 or a multiple of p could pretend to know the password.
  if (b % p === 0n || b >= p) throw new Error('SRP_CHALLENGE_INVALID');
  const secret = crypto.getRandomValues(new Uint8Array(sizeBytes));
  const a = toNumber(secret);
  const aBytes = toBytes(power(g, a, p));
  const x = toNumber(await passwordHash(password, salt1, salt2));
  const k = toNumber(await sha256(pBytes, gBytes));
  const u = toNumber(await sha256(aBytes, bBytes));
  const base = (((b - k * power(g, x, p)) % p) + p) % p;
  const shared = await sha256(toBytes(power(base, a + u * x, p)));
  const mixed = xor(await sha256(pBytes), await sha256(gBytes));
  const m1 = await sha256(mixed, await sha256(salt1), await sha256(salt2), aBytes, bBytes, shared);
  return { srpId: challenge.srpId, a: toBase64(aBytes), m1: toBase64(m1) };
}

async function passwordHash(password: string, salt1: Bytes, salt2: Bytes): Promise<Bytes> {
  const first = await salted(new TextEncoder().encode(password), salt1);
  const second = await salted(first, salt2);
  const key = await crypto.subtle.importKey('raw', second, 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', salt: salt1, iterations, hash: 'SHA-512' };
  return salted(new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 512)), salt2);
}

const salted = (data: Bytes, salt: Bytes): Promise<Bytes> => sha256(salt, data, salt);

async function sha256(...parts: Bytes[]): Promise<Bytes> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function toNumber(bytes: Bytes): bigint {
  let hex = '0x';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

function toBytes(value: bigint): Bytes {
  const hex = value.toString(16).padStart(sizeBytes * 2, '0');
  return Uint8Array.from({ length: sizeBytes }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}

function padded(bytes: Bytes): Bytes {
  const whole = new Uint8Array(sizeBytes);
  whole.set(bytes, sizeBytes - bytes.length);
  return whole;
}

const xor = (a: Bytes, b: Bytes): Bytes => a.map((byte, index) => byte ^ (b[index] ?? 0));
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const toBase64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));
