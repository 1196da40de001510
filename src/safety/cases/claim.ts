import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { type QueueName, safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay, type Role, systemActor } from '../roles.ts';
import { aloneOf, putCase } from './gather.ts';
import type { Case } from './types.ts';

/** Whether nobody holds the case, so that it may be taken. */
export const isFree = (c: Case, nowMs: number): boolean =>
  c.status === 'open' || (c.status === 'claimed' && (c.claimedUntilMs ?? 0) <= nowMs);
/** Whether the case was not handed to people with another role. */
export const mayTake = (c: Case, role: Role): boolean =>
  c.escalatedTo === null || c.escalatedTo === role || role === 'owner';

/** Takes a case for half an hour; claiming one's own case again prolongs it. Refuses `case-claimed-by-other`. */
export async function claimCase(safety: SafetyContext, actor: Actor, caseId: number): Promise<Case> {
  requireMay(actor, 'case.claim');
  return safety.store.write(async (tx) => {
    const wanted = found(await tx.cases.get(caseId), 'case', caseId);
    return takeIn(tx, safety, actor, wanted);
  });
}

/** Takes the most urgent free case of the queues, or returns undefined when nothing waits. */
export async function claimNext(
  safety: SafetyContext,
  actor: Actor,
  queues: readonly QueueName[],
): Promise<Case | undefined> {
  requireMay(actor, 'case.claim');
  return safety.store.write(async (tx) => {
    // What was handed to somebody else stands in the same queue, and may be all of its beginning.
    for (let offset = 0; ; offset += nextPage) {
      const waiting = await tx.cases.find({
        where: { status: 'open' },
        oneOf: { queue: queues },
        order: [{ by: 'priority', descending: true }, { by: 'due' }],
        offset,
        limit: nextPage,
      });
      const next = waiting.find((c) => mayTake(c, actor.role));
      if (next) return takeIn(tx, safety, actor, next);
      if (waiting.length < nextPage) return undefined;
    }
  });
}

const nextPage = 50;

async function takeIn(tx: SafetyTx, safety: SafetyContext, actor: Actor, wanted: Case): Promise<Case> {
  const nowMs = await steadyNowMs(tx, safety);
  if (wanted.status === 'closed' || wanted.status === 'joined')
    refuseSafety('state-invalid', { what: 'case', state: wanted.status, wanted: 'open' });
  if (!isFree(wanted, nowMs) && wanted.claimedBy !== actor.person)
    refuseSafety('case-claimed-by-other', { caseId: wanted.id });
  if (!mayTake(wanted, actor.role))
    refuseSafety('not-allowed', { role: actor.role, action: `claim a case for ${wanted.escalatedTo}` });
  const again = wanted.claimedBy === actor.person && !isFree(wanted, nowMs);
  if (!again) {
    const held = await tx.cases.count({ where: { claimedBy: actor.person, status: 'claimed' } });
    if (held >= safetyLimits.claimsPerPerson)
      refuseSafety('limit-reached', { what: 'claimed cases', limit: safetyLimits.claimsPerPerson });
    await recordEvents(tx, safety, actor, [{ type: 'case-claimed', caseId: wanted.id, subjectKey: wanted.subjectKey }]);
  }
  const claimed: Case = {
    ...wanted,
    status: 'claimed',
    claimedBy: actor.person,
    claimedByName: actor.pseudonym,
    claimedUntilMs: nowMs + safetyLimits.claimLeaseMs,
  };
  await tx.cases.put(claimed);
  return claimed;
}

const released = (c: Case): Case => ({
  ...c,
  status: 'open',
  claimedBy: null,
  claimedByName: null,
  claimedUntilMs: null,
});

/** Puts a case back into its queue; somebody else's only with `case.release-other`. */
export async function releaseCase(safety: SafetyContext, actor: Actor, caseId: number): Promise<Case> {
  requireMay(actor, 'case.claim');
  return safety.store.write(async (tx) => {
    const held = found(await tx.cases.get(caseId), 'case', caseId);
    if (held.status !== 'claimed')
      refuseSafety('state-invalid', { what: 'case', state: held.status, wanted: 'claimed' });
    if (held.claimedBy !== actor.person) requireMay(actor, 'case.release-other');
    const free = released(held);
    await tx.cases.put(free);
    await recordEvents(tx, safety, actor, [{ type: 'case-released', caseId, subjectKey: held.subjectKey }]);
    return free;
  });
}

/** Hands a case to people with more rights; it goes back to the queue, where only they can take it. */
export async function escalateCase(
  safety: SafetyContext,
  actor: Actor,
  caseId: number,
  to: 'reviewer' | 'legal' | 'owner',
  reason: string,
): Promise<Case> {
  requireMay(actor, 'case.escalate');
  if (reason.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
  return safety.store.write(async (tx) => {
    const held = await requireOwnClaim(tx, safety, actor, caseId);
    const escalated = await putCase(tx, { ...aloneOf(released(held)), escalatedTo: to });
    await recordEvents(tx, safety, actor, [
      { type: 'case-escalated', caseId, subjectKey: held.subjectKey, data: { to } },
    ]);
    return escalated;
  });
}

/** The case, when the actor has claimed it and the claim still runs. Refuses `case-not-claimed`. */
export async function requireOwnClaim(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: Actor,
  caseId: number,
): Promise<Case> {
  const held = found(await tx.cases.get(caseId), 'case', caseId);
  const nowMs = await steadyNowMs(tx, safety);
  if (!isHeldBy(held, actor.person, nowMs)) refuseSafety('case-not-claimed', { caseId });
  return held;
}

/** Whether the person's claim of the case still runs. */
export const isHeldBy = (held: Case, person: number, nowMs: number): boolean =>
  held.status === 'claimed' && held.claimedBy === person && (held.claimedUntilMs ?? 0) > nowMs;

/** Puts cases back whose claim ran out. Returns how many. */
export async function returnExpiredClaims(safety: SafetyContext, limit = 100): Promise<number> {
  return safety.store.write(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const stale = await tx.cases.find({ where: { status: 'claimed' }, below: { claimedUntil: nowMs + 1 }, limit });
    for (const held of stale) {
      await tx.cases.put(released(held));
      await recordEvents(tx, safety, systemActor, [
        { type: 'case-released', caseId: held.id, subjectKey: held.subjectKey, data: { expired: true } },
      ]);
    }
    return stale.length;
  });
}
