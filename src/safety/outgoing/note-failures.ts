import { recordEvents } from '../events/record.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { systemActor } from '../roles.ts';
import { afterFailure, laneOf } from './lanes.ts';
import type { Outgoing } from './types.ts';

export interface Failure {
  readonly one: Outgoing;
  readonly why: string;
}

/**
 * Notes attempts in vain; returns how many were the last. Whom nobody could reach is in the ledger as well, by its decision and
 * never by its address.
 */
export async function noteFailures(tx: SafetyTx, safety: SafetyContext, failures: readonly Failure[]): Promise<number> {
  let givenUp = 0;
  const nowMs = safety.clock.nowMs();
  for (const { one, why } of failures) {
    if (!(await tx.outgoing.get(one.id))) continue;
    const after = afterFailure(one, nowMs, why);
    await tx.outgoing.put(after);
    if (after.failedAtMs === undefined) continue;
    givenUp += 1;
    const about = one.kind === 'co-admins' ? { decisionId: one.decisionId } : {};
    await recordEvents(tx, safety, systemActor, [
      { type: 'delivery-failed', data: { lane: laneOf(one), attempts: after.attempts, ...about } },
    ]);
  }
  return givenUp;
}

/** What of an error a person at the desk reads. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
