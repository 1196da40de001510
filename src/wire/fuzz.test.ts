import { after, describe, test } from 'node:test';
import { fuzzProperties, tryProperty } from './testing/fuzz/index.ts';

// A slice of what `npm run fuzz` goes on with. A failure tells its seed and the smallest input.
const seed = Math.floor(Math.random() * 0x7fff_ffff);

describe(`hostile bytes, seed ${seed}`, () => {
  for (const one of fuzzProperties()) {
    test(`${one.part}: ${one.name}`, async () => {
      await tryProperty(one, { seed, runs: one.runs });
    });
    after(() => one.close?.());
  }
});
