import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createDhPair, DH_GENERATOR, DH_PRIME, dhPower, dhSecret } from './dh.ts';

const number = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const prime = number(DH_PRIME);

/** By squaring, as nobody computes who is in a hurry. */
function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}

test('both sides of an exchange come to the same secret, of 256 bytes', () => {
  const own = createDhPair(randomBytes);
  const other = createDhPair(randomBytes);
  const secret = dhSecret(own.exponent, other.public);
  assert.equal(own.public.length, 256);
  assert.equal(secret.length, 256);
  assert.deepEqual(secret, dhSecret(other.exponent, own.public));
});

test('the public value is the generator to the exponent', () => {
  const exponent = Buffer.alloc(64, 0x5a);
  const pair = createDhPair(() => exponent);
  assert.equal(number(pair.public), power(BigInt(DH_GENERATOR), number(exponent)));
});

test('powers are right for short, padded and long exponents, and for values that begin with zeros', () => {
  const bases = [Buffer.of(2), Buffer.of(0x80), Buffer.concat([Buffer.alloc(200), randomBytes(56)]), randomBytes(255)];
  const exponents = [Buffer.of(1), Buffer.of(0, 0xff), Buffer.alloc(256, 0xff), randomBytes(256), randomBytes(32)];
  for (const base of bases)
    for (const exponent of exponents) {
      const result = dhPower(base, exponent);
      assert.equal(result.length, 256);
      assert.equal(number(result), power(number(base), number(exponent)));
    }
});
