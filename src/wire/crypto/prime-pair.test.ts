import assert from 'node:assert/strict';
import { checkPrimeSync, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createPrimePair } from './prime-pair.ts';

test('pairs are two different primes whose product fits into 63 bits', () => {
  const seen = new Set<bigint>();
  for (let i = 0; i < 50; i++) {
    const { p, q, pq } = createPrimePair(randomBytes);
    assert.ok(p < q && p > 2 ** 30 && q < 2 ** 31);
    assert.ok(checkPrimeSync(BigInt(p)) && checkPrimeSync(BigInt(q)));
    assert.equal(pq, BigInt(p) * BigInt(q));
    seen.add(pq);
  }
  assert.equal(seen.size, 50);
});
