/** Two distinct primes of 31 bits, smaller first, and their product: the small proof of work of the key exchange. */
export interface PrimePair {
  p: number;
  q: number;
  pq: bigint;
}

const SIEVE_LIMIT = 46_341;
let smallPrimes: Uint16Array | undefined;

/** All primes whose square fits into 31 bits. */
function sieve(): Uint16Array {
  const composite = new Uint8Array(SIEVE_LIMIT);
  const primes: number[] = [];
  for (let n = 3; n < SIEVE_LIMIT; n += 2) {
    if (composite[n] === 1) continue;
    primes.push(n);
    for (let multiple = n * n; multiple < SIEVE_LIMIT; multiple += 2 * n) composite[multiple] = 1;
  }
  return Uint16Array.from(primes);
}

function isPrime(odd: number): boolean {
  smallPrimes ??= sieve();
  for (const prime of smallPrimes) {
    if (odd % prime === 0) return false;
  }
  return true;
}

function randomPrime(randomBytes: (sizeBytes: number) => Uint8Array): number {
  const bytes = randomBytes(4);
  let candidate = (new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) % 0x3fff_ff00) + 0x4000_0001;
  if (candidate % 2 === 0) candidate++;
  while (!isPrime(candidate)) candidate += 2;
  return candidate;
}

/** Draws a pair; `p` and `q` lie between 2^30 and 2^31, so the product stays below 2^63. */
export function createPrimePair(randomBytes: (sizeBytes: number) => Uint8Array): PrimePair {
  for (;;) {
    const a = randomPrime(randomBytes);
    const b = randomPrime(randomBytes);
    if (a === b) continue;
    const p = Math.min(a, b);
    const q = Math.max(a, b);
    return { p, q, pq: BigInt(p) * BigInt(q) };
  }
}
