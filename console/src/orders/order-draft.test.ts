import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyOrder, orderOf } from './order-draft.ts';

test('an order is taken in as it is: what it leaves empty stays empty, what identifies an item comes along', () => {
  const order = orderOf({ ...emptyOrder, items: ' @choir  the one with\tthe lamp \n\n https://x.example/a\n' });
  assert.equal(order.issuedAt, '', 'no moment is made up');
  assert.deepEqual(order.items, [
    { exactUrl: '@choir', additionalIdentification: 'the one with the lamp' },
    { exactUrl: 'https://x.example/a' },
  ]);
});
