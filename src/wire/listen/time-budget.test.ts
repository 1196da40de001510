import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTimeBudget } from './time-budget.ts';

/** A budget in a time that passes only by work and by waiting. */
function simulate(options: { share?: number; waiting?: number } = {}) {
  let nowMs = 0;
  let timers: { atMs: number; call: () => void }[] = [];
  const budget = createTimeBudget({
    ...{ share: options.share ?? 0.25, burstMs: 50, waiting: options.waiting ?? 512 },
    nowMs: () => nowMs,
    later: (waitMs, call) => void timers.push({ atMs: nowMs + waitMs, call }),
  });
  const done: string[] = [];
  const refused: string[] = [];
  return {
    done,
    refused,
    nowMs: () => nowMs,
    ask(address: string, { name = address, tookMs = 2, stage = 0 as 0 | 1 | 2 } = {}) {
      budget.take({
        ...{ address, stage },
        run() {
          nowMs += tookMs;
          done.push(name);
        },
        refuse: () => void refused.push(name),
      });
    },
    passUntil(untilMs: number) {
      for (;;) {
        timers = timers.sort((a, b) => a.atMs - b.atMs);
        const [first] = timers;
        if (first === undefined || first.atMs > untilMs) break;
        timers.shift();
        nowMs = Math.max(nowMs, first.atMs);
        first.call();
      }
      nowMs = Math.max(nowMs, untilMs);
    },
  };
}

test('a few pieces are done at once; under a flood of many addresses the work has its share of the time and no more', () => {
  const world = simulate();
  for (let i = 0; i < 10; i++) world.ask(`10.0.0.${i}`);
  assert.equal(world.done.length, 10);
  for (let second = 0; second < 20; second++) {
    for (let i = 0; i < 400; i++) world.ask(`10.1.${second}.${i}`);
    world.passUntil((second + 1) * 1_000);
  }
  const tookMs = world.done.length * 2;
  assert.ok(tookMs <= 20_000 * 0.25 + 52, `${tookMs} ms of 20,000`);
  assert.ok(tookMs >= 20_000 * 0.24, `${tookMs} ms of 20,000`);
  assert.ok(world.refused.length > 0);
});

test('no more than the limit waits, and what waits is done when the flood is over', () => {
  const world = simulate({ waiting: 8 });
  for (let i = 0; i < 100; i++) world.ask(`10.0.0.${i}`);
  const atOnce = world.done.length;
  assert.equal(world.refused.length, 100 - 8 - atOnce);
  world.passUntil(60_000);
  assert.equal(world.done.length, atOnce + 8);
  world.ask('10.0.1.1');
  assert.equal(world.done.at(-1), '10.0.1.1', 'at once again');
});

test('an address that floods takes the place of no other, and waits while others have their turn', () => {
  const world = simulate({ waiting: 8 });
  for (let i = 0; i < 60; i++) world.ask('10.0.0.1', { name: `flood ${i}` });
  const before = world.done.length;
  world.ask('10.0.0.2');
  world.ask('10.0.0.3');
  assert.ok(!world.refused.includes('10.0.0.2') && !world.refused.includes('10.0.0.3'));
  world.passUntil(60_000);
  assert.ok(world.done.indexOf('10.0.0.2') <= before + 1 && world.done.indexOf('10.0.0.3') <= before + 2);
});

test('what was begun is ended before anything begins, also when many wait to begin', () => {
  const world = simulate({ waiting: 8 });
  for (let i = 0; i < 60; i++) world.ask(`10.0.0.${i}`, { name: 'begun' });
  const before = world.done.length;
  world.ask('10.0.1.1', { name: 'middle', stage: 1 });
  world.ask('10.0.1.2', { name: 'end', stage: 2 });
  world.passUntil(60_000);
  assert.deepEqual(world.done.slice(before, before + 3), ['end', 'middle', 'begun']);
});

test('a machine that stood still owes no more than one rest; with the whole share nothing ever waits', () => {
  const world = simulate();
  world.ask('10.0.0.1', { tookMs: 60_000 });
  world.ask('10.0.0.2');
  world.passUntil(60_000 + 400);
  assert.deepEqual(world.done, ['10.0.0.1', '10.0.0.2']);
  const trusting = simulate({ share: 1 });
  for (let i = 0; i < 1_000; i++) trusting.ask('127.0.0.1', { tookMs: 5 });
  assert.equal(trusting.done.length, 1_000);
});
