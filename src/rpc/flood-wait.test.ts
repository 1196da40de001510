import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFloodGuard } from './flood-wait.ts';

/** How many calls in a row are let through, and what the next one hears. */
function spend(check: () => void): { calls: number; refusal: unknown } {
  for (let calls = 0; ; calls++) {
    try {
      check();
    } catch (refusal) {
      return { calls, refusal };
    }
    assert.ok(calls < 10_000, 'there is no limit');
  }
}

function guardAt(): { nowMs: number; spend: (method: string, account: number, address: string) => number } {
  const time = { nowMs: 1_000_000 };
  const clock = { nowMs: () => time.nowMs, nowS: () => Math.floor(time.nowMs / 1_000) };
  const guard = createFloodGuard(clock, true);
  return Object.assign(time, {
    spend: (method: string, account: number, address: string) =>
      spend(() => guard.check(method, { account, address })).calls,
  });
}

test('before sign-in an address has its own allowance of each method that can be guessed with', () => {
  const guard = guardAt();
  assert.equal(guard.spend('auth.signIn', 0, '192.0.2.1'), 20);
  assert.equal(guard.spend('auth.signIn', 0, '192.0.2.1'), 0);
  assert.equal(guard.spend('auth.signIn', 0, '192.0.2.2'), 20);
  assert.equal(guard.spend('auth.sendCode', 0, '192.0.2.1'), 10);
  guard.nowMs += 30_000;
  assert.equal(guard.spend('auth.sendCode', 0, '192.0.2.1'), 1);
});

test('the addresses of one IPv6 network share an allowance', () => {
  const guard = guardAt();
  assert.equal(guard.spend('auth.signIn', 0, '2001:db8:1:2::1'), 20);
  assert.equal(guard.spend('auth.signIn', 0, '2001:db8:1:2:ffff::9'), 0);
  assert.equal(guard.spend('auth.signIn', 0, '2001:db8:1:3::1'), 20);
});

test('an account has one allowance on all its devices, whatever their addresses', () => {
  const guard = guardAt();
  assert.equal(guard.spend('contacts.importContacts', 7, '192.0.2.1'), 10);
  assert.equal(guard.spend('contacts.importContacts', 7, '192.0.2.9'), 0);
  assert.equal(guard.spend('contacts.importContacts', 8, '192.0.2.1'), 10);
});

test('a flood is told in whole seconds until the next call is allowed', () => {
  const clock = { nowMs: () => 0, nowS: () => 0 };
  const guard = createFloodGuard(clock, true);
  const { refusal } = spend(() => guard.check('auth.sendCode', { account: 0, address: '192.0.2.1' }));
  assert.deepEqual({ ...(refusal as object) }, { ...(refusal as object), code: 'flood-wait', data: { waitS: 30 } });
});

test('what an operator allows stands in the place of the usual, also for a method that had no row', () => {
  const clock = { nowMs: () => 0, nowS: () => 0 };
  const guard = createFloodGuard(clock, true, {
    'auth.sendCode': { burst: 2, everyS: 7 },
    'messages.getHistory': { burst: 3, everyS: 0.5 },
  });
  const caller = { account: 0, address: '192.0.2.1' };
  const asked = spend(() => guard.check('auth.sendCode', caller));
  assert.equal(asked.calls, 2);
  assert.deepEqual(Object(asked.refusal).data, { waitS: 7 });
  assert.equal(spend(() => guard.check('messages.getHistory', { ...caller, account: 7 })).calls, 3);
  assert.equal(spend(() => guard.check('messages.getDialogs', { ...caller, account: 7 })).calls, 300);
});
