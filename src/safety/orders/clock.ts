import type { Alarm, ClockStop, Gag, OrderClock, Scrutiny } from './types.ts';

/**
 * The clocks of Regulation (EU) 2021/784. Everything is counted in UTC milliseconds from our own receipt, so neither
 * time zones nor summer time nor a restart changes a deadline. Needs a lawyer's reading.
 */
export const tcoClocks = {
  removalMs: 60 * 60_000,
  firstContactMs: 12 * 3_600_000,
  scrutinyRequestMs: 48 * 3_600_000,
  scrutinyDecisionMs: 72 * 3_600_000,
  gagMs: 42 * 86_400_000,
  complaintMs: 14 * 86_400_000,
  preservationMonths: 6,
  exposedOrders: 2,
  exposedMonths: 12,
} as const;

export interface ClockReading {
  readonly state: 'running' | 'stopped' | 'done';
  /** The deadline by the letter of Art. 3(7) and (8): a full hour from when the clock starts again. */
  readonly legalDeadlineMs: number | null;
  /** The cautious one: only what was left of the first hour. The desk works and alarms by this. */
  readonly deadlineMs: number | null;
  readonly remainingMs: number | null;
  /** Running time only. */
  readonly elapsedMs: number;
  /** By the legal deadline, which is the one that a court would count. */
  readonly late: boolean;
}

/** Reads the clock at a moment. Times before receipt count as receipt, so a clock set back gives no extra minutes. */
export function readClock(clock: OrderClock, atMs: number): ClockReading {
  const endMs = Math.max(clock.doneAtMs ?? atMs, clock.receivedAtMs);
  const openStop = clock.stops.find((stop) => stop.resumedAtMs === null && stop.atMs <= endMs);
  const elapsedMs = runningMs(clock, openStop?.atMs ?? endMs);
  if (clock.doneAtMs !== null) {
    const legal = legalDeadline(clock, clock.doneAtMs);
    return {
      state: 'done',
      legalDeadlineMs: legal,
      deadlineMs: null,
      remainingMs: null,
      elapsedMs,
      late: clock.doneAtMs > legal,
    };
  }
  if (openStop)
    return { state: 'stopped', legalDeadlineMs: null, deadlineMs: null, remainingMs: null, elapsedMs, late: false };
  const legalDeadlineMs = legalDeadline(clock, endMs);
  const remainingMs = tcoClocks.removalMs - elapsedMs;
  return {
    state: 'running',
    legalDeadlineMs,
    deadlineMs: endMs + remainingMs,
    remainingMs,
    elapsedMs,
    late: endMs > legalDeadlineMs,
  };
}

function runningMs(clock: OrderClock, untilMs: number): number {
  let stoppedMs = 0;
  for (const stop of clock.stops) {
    const from = Math.max(stop.atMs, clock.receivedAtMs);
    const to = Math.min(stop.resumedAtMs ?? untilMs, untilMs);
    stoppedMs += Math.max(0, to - from);
  }
  return Math.max(0, untilMs - clock.receivedAtMs - stoppedMs);
}

/** An hour from receipt, or from the last time the clock started again before `atMs`. */
function legalDeadline(clock: OrderClock, atMs: number): number {
  const starts = clock.stops.map((stop) => stop.resumedAtMs).filter((ms): ms is number => ms !== null && ms <= atMs);
  return Math.max(clock.receivedAtMs, ...starts) + tcoClocks.removalMs;
}

/** Whether the clock may be stopped now. One that is stopped, done or already out of time does not stop: lateness cannot be repaired. */
export function canStop(clock: OrderClock, atMs: number): boolean {
  const reading = readClock(clock, atMs);
  return reading.state === 'running' && !reading.late;
}

/** The clock as it stands from the moment of the stop on, for the reason that the stop gives. */
export function stopClock(clock: OrderClock, stop: Omit<ClockStop, 'resumedAtMs'>): OrderClock {
  return { ...clock, stops: [...clock.stops, { ...stop, resumedAtMs: null }] };
}

/** The clock running again from `atMs`; a moment before the stop counts as the stop. */
export function resumeClock(clock: OrderClock, atMs: number): OrderClock {
  const stops = clock.stops.map((stop) =>
    stop.resumedAtMs === null ? { ...stop, resumedAtMs: Math.max(atMs, stop.atMs) } : stop,
  );
  return { ...clock, stops };
}

/** How urgently to show a reading: amber in the last thirty minutes, red in the last ten. */
export function alarmOf(reading: Pick<ClockReading, 'remainingMs' | 'late'>): Alarm {
  if (reading.remainingMs === null) return reading.late ? 'late' : 'none';
  if (reading.remainingMs <= 0) return 'late';
  if (reading.remainingMs <= 10 * 60_000) return 'urgent';
  return reading.remainingMs <= 30 * 60_000 ? 'soon' : 'calm';
}

/** Non-disclosure (Art. 11(3)): at most six weeks from the decision, and once six weeks more. */
export function gagLatestMs(gag: Gag): number {
  return gag.fromMs + tcoClocks.gagMs * (gag.extended ? 2 : 1);
}

/** Whether the host or the content provider may still ask for scrutiny: 48 hours from receipt of the order (Art. 4(4)). */
export function scrutinyOpenUntilMs(receivedAtMs: number): number {
  return receivedAtMs + tcoClocks.scrutinyRequestMs;
}

/** By when the authority that was asked to scrutinise an order has to decide. */
export function scrutinyDueMs(scrutiny: Pick<Scrutiny, 'askedAtMs'>): number {
  return scrutiny.askedAtMs + tcoClocks.scrutinyDecisionMs;
}

/** Whether the first contact came at least twelve hours before the order (Art. 3(2)). It excuses no delay of ours. */
export function firstContactSatisfied(informedAtMs: number | null, receivedAtMs: number): boolean {
  return informedAtMs !== null && receivedAtMs - informedAtMs >= tcoClocks.firstContactMs;
}
