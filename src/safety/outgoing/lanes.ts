import { safetyLimits } from '../limits.ts';
import type { Outgoing, OutgoingMessage } from './types.ts';

/** What waits for nothing of another lane: thousands of notes, or a mail server that hangs, keep no alarm waiting. */
export type Lane = 'alarm' | 'letter' | 'note';

interface LaneRules {
  /** Taken at once. Those for outside leave together, and the results of a round share one commit. */
  readonly perRound: number;
  /** After so many it is given up and shown at the desk. */
  readonly attempts: number;
  readonly firstRetryMs: number;
  readonly mostRetryMs: number;
}

/**
 * An alarm is tried for half an hour, about as long as it says something new; a letter for three days, as mail servers do
 * among themselves; a note, which fails only by a fault of our own, for about two hours.
 */
export const laneRules: Record<Lane, LaneRules> = {
  alarm: { perRound: 20, attempts: 12, firstRetryMs: 5_000, mostRetryMs: 5 * 60_000 },
  letter: { perRound: 10, attempts: 80, firstRetryMs: 15_000, mostRetryMs: 3_600_000 },
  note: { perRound: 4, attempts: 10, firstRetryMs: 15_000, mostRetryMs: 3_600_000 },
};

/** Through which lane it leaves. */
export function laneOf(message: OutgoingMessage): Lane {
  if (message.kind === 'co-admins') return 'note';
  return message.kind === 'webhook' || message.alarm ? 'alarm' : 'letter';
}

/** The same after an attempt in vain: twice as long until the next one, or given up. */
export function afterFailure(one: Outgoing, nowMs: number, why: string): Outgoing {
  const { attempts: most, firstRetryMs, mostRetryMs } = laneRules[laneOf(one)];
  const attempts = one.attempts + 1;
  const said = { attempts, why: why.slice(0, safetyLimits.reasonLength) };
  if (attempts >= most) return { ...one, ...said, failedAtMs: nowMs };
  return { ...one, ...said, nextAttemptMs: nowMs + Math.min(firstRetryMs * 2 ** one.attempts, mostRetryMs) };
}
