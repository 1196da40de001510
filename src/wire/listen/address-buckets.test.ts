import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressGroup, createAddressBuckets } from './address-buckets.ts';

test('IPv6 addresses of one network count as one', () => {
  assert.equal(addressGroup('192.0.2.7'), '192.0.2.7');
  const same = ['2001:db8:1:2::1', '2001:0db8:0001:0002:ffff::', '2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::5%eth0'];
  assert.deepEqual(new Set(same.map(addressGroup)), new Set(['2001:db8:1:2::/64']));
  assert.equal(addressGroup('::1'), '0:0:0:0::/64');
  assert.notEqual(addressGroup('2001:db8:1:3::1'), addressGroup('2001:db8:1:2::1'));
});

test('a bucket gives its burst at once and refills with time, each address for itself', () => {
  const buckets = createAddressBuckets(3, 2, 100);
  const taken = (address: string, nowMs: number) => [1, 2, 3, 4].map(() => buckets.take(address, nowMs));
  assert.deepEqual(taken('192.0.2.1', 0), [true, true, true, false]);
  assert.deepEqual(taken('192.0.2.2', 0), [true, true, true, false]);
  assert.deepEqual(taken('192.0.2.1', 1_000), [true, true, false, false]);
  assert.deepEqual(taken('192.0.2.1', 60_000), [true, true, true, false]);
});
