import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { midOf, readMid } from './ids.ts';
import { createRateLimit } from './rate-limit.ts';

test('a mid is read back as the place that it was made of', () => {
  const peer = fc.oneof(fc.maxSafeNat(), fc.integer({ min: -(2 ** 40), max: -1 }), fc.constant(-1_000_000_000_042));
  fc.assert(
    fc.property(peer, fc.integer({ min: 1 }), (chat, id) => {
      fc.pre(chat !== 0);
      const mid = midOf(chat, id);
      assert.match(mid, /^mid\.[0-9a-f]{32}$/);
      assert.deepEqual(readMid(mid), { peer: chat, id });
    }),
  );
});

test('what is no mid names nothing', () => {
  for (const mid of ['', 'mid.', 'mid.1', `mid.${'0'.repeat(32)}`, `mid.${'f'.repeat(32)}`, `mix.${'1'.repeat(32)}`])
    assert.equal(readMid(mid), undefined, mid);
});

test('thirty requests in a second pass, the next waits, and others are not held up by it', () => {
  let nowMs = 0;
  const waitFor = createRateLimit(() => nowMs);
  const passed = Array.from({ length: 40 }, () => waitFor(7)).filter((wait) => wait === 0).length;
  assert.equal(passed, 30);
  assert.ok(waitFor(7) > 0);
  assert.equal(waitFor(8), 0);
  nowMs = 100;
  assert.equal(Array.from({ length: 10 }, () => waitFor(7)).filter((wait) => wait === 0).length, 3);
});
