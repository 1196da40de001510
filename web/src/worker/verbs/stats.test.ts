import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGraph } from './stats.ts';

test('a chart becomes lines over times', () => {
  const json = JSON.stringify({
    columns: [
      ['x', 86_400_000, 172_800_000],
      ['y0', 3, 5],
      ['y1', 0, 2],
    ],
    types: { y0: 'line', y1: 'line', x: 'x' },
    names: { y0: 'Joined', y1: 'Left' },
  });
  assert.deepEqual(readGraph(json), {
    times: [86_400_000, 172_800_000],
    lines: [
      { name: 'Joined', values: [3, 5] },
      { name: 'Left', values: [0, 2] },
    ],
  });
  assert.equal(readGraph('{}'), undefined);
});
