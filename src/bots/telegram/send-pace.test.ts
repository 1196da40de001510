import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from '#domain';
import { ApiError } from './api-error.ts';
import { createSendPace } from './send-pace.ts';

const bot = 7;
const ann = 42;
const group = -43;
const channel = -1_000_000_000_044;

function paceAt(flood = true) {
  const clock = { ms: 0, nowMs: () => clock.ms, nowS: () => Math.floor(clock.ms / 1000) };
  const pace = createSendPace({ clock, limits: defaultLimits, settings: { flood } });
  /** Seconds that a bot is told to wait; 0 for a message that may go. */
  const waitOf = (from: number, peer: number, messages = 1): number => {
    try {
      pace.spend(from, peer, messages);
      return 0;
    } catch (error) {
      assert.ok(error instanceof ApiError && error.code === 429);
      const waitS = error.parameters?.retry_after ?? 0;
      assert.equal(error.message, `Too Many Requests: retry after ${waitS}`);
      return waitS;
    }
  };
  return { clock, waitOf };
}

test('thirty messages in a second to all chats, then the bot waits', () => {
  const { clock, waitOf } = paceAt();
  for (let person = 1; person <= 30; person++) assert.equal(waitOf(bot, 100 + person), 0);
  assert.equal(waitOf(bot, 200), 1);
  assert.equal(waitOf(8, 200), 0, 'another bot has its own allowance');
  clock.ms += 1000;
  for (let person = 1; person <= 30; person++) assert.equal(waitOf(bot, 300 + person), 0);
  assert.equal(waitOf(bot, 400), 1);
});

test('a group and a channel take twenty in a minute, whoever is told how long to wait can send then', () => {
  for (const peer of [group, channel]) {
    const { clock, waitOf } = paceAt();
    for (let message = 0; message < 20; message++) assert.equal(waitOf(bot, peer), 0);
    const waitS = waitOf(bot, peer);
    assert.equal(waitS, 3);
    clock.ms += waitS * 1000;
    assert.equal(waitOf(bot, peer), 0);
    assert.equal(waitOf(bot, peer), 3);
  }
});

test('one person takes a burst, then about one in a second', () => {
  const { clock, waitOf } = paceAt();
  for (let message = 0; message < 30; message++) assert.equal(waitOf(bot, ann), 0);
  assert.equal(waitOf(bot, ann), 1);
  clock.ms += 10_000;
  for (let message = 0; message < 10; message++) assert.equal(waitOf(bot, ann), 0);
  assert.equal(waitOf(bot, ann), 1);
});

test('an album counts as its messages; what was refused costs nothing; a long list of messages is not refused for ever', () => {
  const { clock, waitOf } = paceAt();
  assert.equal(waitOf(bot, group, 10), 0);
  assert.equal(waitOf(bot, group, 10), 0);
  assert.equal(waitOf(bot, group, 10), 30);
  assert.equal(waitOf(bot, group, 10), 30);
  clock.ms += 60_000;
  assert.equal(waitOf(bot, group, 100), 0);
  assert.ok(waitOf(bot, group) > 200);
});

test('nobody waits where flood waits are off', () => {
  const { waitOf } = paceAt(false);
  for (let message = 0; message < 100; message++) assert.equal(waitOf(bot, group), 0);
});
