import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTransfer } from './transfer.ts';

test('a transfer that is held goes on where it stopped, and one that is stopped does not', async () => {
  const transfer = createTransfer();
  const parts: number[] = [];
  const run = async () => {
    for (let part = 0; part < 4; part++) {
      await transfer.turn();
      parts.push(part);
      if (part === 1) transfer.setPaused(true);
    }
  };
  const running = run();
  await new Promise(setImmediate);
  assert.deepEqual(parts, [0, 1]);
  assert.equal(transfer.paused, true);
  transfer.setPaused(false);
  await running;
  assert.deepEqual(parts, [0, 1, 2, 3]);

  transfer.setPaused(true);
  const waiting = transfer.turn();
  transfer.stop();
  await assert.rejects(waiting, { name: 'AbortError' });
});
