import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unreadParameters } from '../../tests/support/rpc-parameters.ts';
import { unreadReasons } from '../../tests/support/rpc-unread.ts';

test('every parameter of a method that is offered is read, or listed with a reason', async () => {
  const { unread, total } = await unreadParameters();
  assert.ok(total > 1200, String(total));
  const isGiven = (name: string) => unreadReasons.some(([form]) => form.test(name));
  assert.deepEqual(
    unread.filter((name) => !isGiven(name)),
    [],
  );
  assert.deepEqual(
    unreadReasons.filter(([form]) => !unread.some((name) => form.test(name))),
    [],
    'no reason outlives its parameter',
  );
});
