import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addRange, type Range, rangeAround } from './ranges.ts';

test('ranges that touch become one', () => {
  assert.deepEqual(addRange([{ from: 1, to: 10 }], { from: 10, to: 20 }), [{ from: 1, to: 20 }]);
});

test('a hole between two loaded parts stays a hole, so that history is never shown as whole when it is not', () => {
  const ranges = addRange([{ from: 1, to: 10 }], { from: 12, to: 20 });
  assert.equal(rangeAround(ranges, 11), undefined);
  assert.deepEqual(rangeAround(ranges, 12), { from: 12, to: 20 });
});

test('a number is covered exactly when one of the added ranges covered it', () => {
  const range = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 15 }))
    .map(([from, length]): Range => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 12 }), (added) => {
      const ranges = added.reduce<Range[]>((all, one) => addRange(all, one), []);
      for (let id = 1; id <= 80; id++) {
        const covered = added.some((one) => one.from <= id && id <= one.to);
        assert.equal(rangeAround(ranges, id) !== undefined, covered);
      }
      for (let i = 1; i < ranges.length; i++) assert.ok((ranges[i - 1]?.to ?? 0) < (ranges[i]?.from ?? 0));
    }),
  );
});
