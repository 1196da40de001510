import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  alarmOf,
  canStop,
  firstContactSatisfied,
  gagLatestMs,
  readClock,
  resumeClock,
  stopClock,
  tcoClocks,
} from './clock.ts';
import { readInstant } from './instant.ts';
import type { OrderClock } from './types.ts';

const minute = 60_000;
const at = (text: string): number => readInstant(text, 'test');
const fresh = (receivedAtMs: number): OrderClock => ({ receivedAtMs, stops: [], doneAtMs: null });

describe('the one-hour clock', () => {
  it('runs out exactly one hour after receipt', () => {
    const clock = fresh(at('2026-03-02T09:00:00Z'));
    assert.equal(readClock(clock, at('2026-03-02T10:00:00Z')).late, false);
    assert.equal(readClock(clock, at('2026-03-02T10:00:00.001Z')).late, true);
    assert.equal(readClock(clock, at('2026-03-02T09:35:00Z')).remainingMs, 25 * minute);
  });

  it('is one hour long across both changes of summer time and over midnight, whatever the offset it was written in', () => {
    for (const received of [
      '2026-03-29T01:30:00+01:00',
      '2026-10-25T02:30:00+02:00',
      '2026-12-31T23:45:00+01:00',
      '2026-06-01T05:15:00+05:30',
    ]) {
      const clock = fresh(at(received));
      const reading = readClock(clock, clock.receivedAtMs);
      assert.equal(reading.deadlineMs, clock.receivedAtMs + tcoClocks.removalMs, received);
    }
    // 02:30 summer time plus an hour is 02:30 winter time: the same wall clock, an hour later.
    assert.equal(readClock(fresh(at('2026-10-25T02:30:00+02:00')), at('2026-10-25T02:30:00+01:00')).remainingMs, 0);
  });

  it('gives no minutes back when the server clock is set back', () => {
    const clock = fresh(at('2026-03-02T09:00:00Z'));
    assert.equal(readClock(clock, at('2026-03-02T08:00:00Z')).deadlineMs, at('2026-03-02T10:00:00Z'));
  });

  it('stops on Annex III and runs again: cautiously for what was left, by law for a whole hour', () => {
    const received = at('2026-03-02T09:00:00Z');
    const stopped = stopClock(fresh(received), { reason: 'insufficient-information', atMs: received + 20 * minute });
    const pausedAt = readClock(stopped, received + 500 * minute);
    assert.deepEqual([pausedAt.state, pausedAt.late, pausedAt.elapsedMs], ['stopped', false, 20 * minute]);
    const resumed = resumeClock(stopped, received + 300 * minute);
    const reading = readClock(resumed, received + 310 * minute);
    assert.equal(reading.deadlineMs, received + 340 * minute);
    assert.equal(reading.legalDeadlineMs, received + 360 * minute);
    assert.equal(reading.remainingMs, 30 * minute);
    assert.equal(readClock({ ...resumed, doneAtMs: received + 350 * minute }, received + 999 * minute).late, false);
    assert.equal(readClock({ ...resumed, doneAtMs: received + 361 * minute }, received + 999 * minute).late, true);
  });

  it('does not stop once it is late, done or stopped', () => {
    const clock = fresh(0);
    assert.equal(canStop(clock, 59 * minute), true);
    assert.equal(canStop(clock, 61 * minute), false);
    assert.equal(canStop({ ...clock, doneAtMs: 5 }, 10), false);
    assert.equal(canStop(stopClock(clock, { reason: 'manifest-error', atMs: 5 }), 10), false);
  });

  it('means the same after any restart: stored as JSON, read at any moment', () => {
    const moment = fc.integer({ min: 0, max: 10_000 * minute });
    fc.assert(
      fc.property(
        moment,
        fc.array(fc.tuple(fc.integer({ min: 0, max: 30 * minute }), fc.integer({ min: 0, max: 900 * minute })), {
          maxLength: 5,
        }),
        moment,
        (received, pauses, later) => {
          let clock = fresh(received);
          let now = received;
          let ran = 0;
          for (const [run, pause] of pauses) {
            if (!canStop(clock, now + run)) break;
            now += run;
            ran += run;
            clock = JSON.parse(JSON.stringify(stopClock(clock, { reason: 'manifest-error', atMs: now })));
            assert.equal(readClock(clock, now + pause).elapsedMs, ran, 'no time runs while it stands');
            now += pause;
            clock = JSON.parse(JSON.stringify(resumeClock(clock, now)));
          }
          const reading = readClock(clock, now + later);
          assert.equal(reading.elapsedMs, ran + later);
          assert.equal(reading.remainingMs, tcoClocks.removalMs - ran - later);
          assert.ok(
            reading.legalDeadlineMs !== null &&
              reading.deadlineMs !== null &&
              reading.deadlineMs <= reading.legalDeadlineMs,
          );
        },
      ),
    );
  });

  it('alarms earlier than it is too late', () => {
    const clock = fresh(0);
    const alarms = [0, 31, 51, 61].map((minutes) => alarmOf(readClock(clock, minutes * minute)));
    assert.deepEqual(alarms, ['calm', 'soon', 'urgent', 'late']);
  });
});

describe('the other clocks', () => {
  it('counts six weeks of non-disclosure, and six more once', () => {
    const gag = { fromMs: 0, untilMs: 0, extended: false };
    assert.equal(gagLatestMs(gag), 42 * 86_400_000);
    assert.equal(gagLatestMs({ ...gag, extended: true }), 84 * 86_400_000);
  });

  it('wants the first contact twelve hours before the first order', () => {
    assert.equal(firstContactSatisfied(0, 12 * 60 * minute), true);
    assert.equal(firstContactSatisfied(1, 12 * 60 * minute), false);
    assert.equal(firstContactSatisfied(null, 12 * 60 * minute), false);
  });

  it('reads no time that names no moment', () => {
    assert.throws(() => readInstant('2026-03-02T09:00:00', 'issuedAt'));
    assert.throws(() => readInstant('02.03.2026 09:00', 'issuedAt'));
    assert.equal(readInstant('2026-03-02T10:00:00+01:00', 'issuedAt'), readInstant('2026-03-02T09:00:00Z', 'issuedAt'));
  });
});
