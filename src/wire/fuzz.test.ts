import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzWire } from './testing/fuzz.ts';

for (const seed of [1, 2, 3]) {
  test(`hostile input of all kinds harms no other session (seed ${seed})`, async () => {
    const { rounds } = await fuzzWire({ seed, goOn: (done) => done < 20 });
    assert.equal(rounds, 20);
  });
}
