import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growthOf, hoursOf, linesUnder, type Table, weekdaysOf } from './series.ts';

const table = (counts: [day: number, metric: string, n: number][], more: Partial<Table> = {}): Table => ({
  fromDay: 100,
  toDay: 103,
  bornDay: 0,
  counts: counts.map(([day, metric, n]) => ({ day, metric, n })),
  ...more,
});

test('growth is counted back from today, and nothing was there before the chat', () => {
  const counts = table([
    [101, 'joined:link', 5],
    [102, 'joined:name', 2],
    [102, 'left', 3],
    [103, 'left', 1],
  ]);
  assert.deepEqual(growthOf(counts, 10).lines[0]?.values, [7, 12, 11, 10]);
  assert.deepEqual(growthOf({ ...counts, bornDay: 101 }, 10).lines[0]?.values, [0, 12, 11, 10]);
});

test('lines of many names are the largest ones', () => {
  const counts = table([
    [100, 'language:de', 1],
    [101, 'language:ru', 5],
    [102, 'language:en', 2],
    [103, 'language:en', 2],
    [103, 'views', 99],
  ]);
  const { x, lines } = linesUnder(counts, 'language:', 2);
  assert.deepEqual(x, [100, 101, 102, 103]);
  assert.deepEqual(lines, [
    { name: 'ru', values: [0, 5, 0, 0] },
    { name: 'en', values: [0, 0, 2, 2] },
  ]);
});

test('hours and weekdays stand beside those of the week before', () => {
  const counts = table(
    [
      [103, 'views:hour:2', 4],
      [97, 'views:hour:2', 1],
      [96, 'views:hour:2', 7],
      [103, 'messages', 3],
      [96, 'messages', 5],
      [95, 'messages', 6],
    ],
    { fromDay: 60 },
  );
  const [thisWeek, lastWeek] = hoursOf(counts, 'views:hour:').lines;
  assert.equal(thisWeek?.values[2], 5);
  assert.equal(lastWeek?.values[2], 7);
  // Day 103 was Tuesday, 14 April 1970.
  const weeks = weekdaysOf(counts, 'messages').lines.map(({ values }) => values);
  assert.deepEqual(weeks, [
    [0, 3, 0, 0, 0, 0, 0],
    [6, 5, 0, 0, 0, 0, 0],
  ]);
});
