import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type ActorOrSystem, actorName } from '../roles.ts';
import { hashEvent } from './chain.ts';
import type { ModerationEvent, NewEvent } from './types.ts';

/**
 * Appends events to the ledger in the running transaction and returns the moment that they carry, in ms. The moment
 * never goes back, even when the server's clock does, so that a period of the ledger is one run of rows.
 */
export async function recordEvents(
  tx: SafetyTx,
  safety: Pick<SafetyContext, 'clock' | 'digest'>,
  actor: ActorOrSystem,
  events: readonly NewEvent[],
): Promise<number> {
  const head = await tx.events.lockHead();
  const atMs = Math.max(safety.clock.nowMs(), head.atMs);
  let prevHash = head.hash;
  const rows: ModerationEvent[] = [];
  for (const event of events) {
    const row = {
      seq: head.seq + rows.length + 1,
      atMs,
      type: event.type,
      actor: actorName(actor),
      caseId: event.caseId ?? null,
      subjectKey: event.subjectKey ?? null,
      data: event.data ?? {},
      prevHash,
    };
    const hash = hashEvent(safety.digest, row);
    rows.push({ ...row, hash });
    prevHash = hash;
  }
  if (rows.length > 0) await tx.events.append(rows);
  return atMs;
}

/** The time to use for deadlines inside a transaction: the clock, but never before the newest event of the ledger. */
export async function steadyNowMs(tx: SafetyTx, safety: Pick<SafetyContext, 'clock'>): Promise<number> {
  const head = await tx.events.head();
  return Math.max(safety.clock.nowMs(), head.atMs);
}
