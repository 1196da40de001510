import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ahead } from './ahead.ts';

test('answers come in the order of their items, however long each takes, and never more than so many are begun', async () => {
  const waits = new Map<number, () => void>();
  let open = 0;
  let most = 0;
  const make = async (item: number): Promise<number> => {
    most = Math.max(most, ++open);
    if (item % 3 === 0) await new Promise<void>((resolve) => waits.set(item, resolve));
    // The later one of two that wait is let go first.
    waits.get(item - 3)?.();
    if (item === 9) waits.get(9)?.();
    open--;
    return item * 2;
  };
  const found: number[] = [];
  const timer = setInterval(() => {
    for (const end of [...waits.values()].reverse()) end();
  }, 1);
  for await (const answer of ahead([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4, make)) found.push(answer);
  clearInterval(timer);
  assert.deepEqual(found, [0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
  assert.ok(most <= 4, `${most} were open`);
});

test('a failure comes when its turn does, after everything before it, and later ones are heard by nobody', async () => {
  const found: number[] = [];
  const make = async (item: number): Promise<number> => {
    if (item > 2) throw new Error(`no ${item}`);
    return item;
  };
  const all = async (): Promise<void> => {
    for await (const answer of ahead([1, 2, 3, 4, 5], 5, make)) found.push(answer);
  };
  await assert.rejects(all(), /no 3/);
  assert.deepEqual(found, [1, 2]);
});
