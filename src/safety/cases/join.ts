import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, type ActorOrSystem, requireMay, systemActor } from '../roles.ts';
import { isFree, isHeldBy, mayTake, requireOwnClaim } from './claim.ts';
import { aloneOf, partsOf, putCase, wholeCase } from './gather.ts';
import type { Case, JoinedTo } from './types.ts';

/**
 * Joins cases to one that the actor has claimed: from then on they are worked, decided and closed as one, with the most
 * urgent queue and deadline of all. Each keeps what is its own. Refuses `case-claimed-by-other`, `not-allowed` for one
 * that was handed to another role, `state-invalid` for one that ended or is joined already, `limit-reached`.
 */
export async function joinCases(
  safety: SafetyContext,
  actor: Actor,
  intoId: number,
  caseIds: readonly number[],
): Promise<Case> {
  requireMay(actor, 'case.join');
  return safety.store.write(async (tx) => {
    await requireOwnClaim(tx, safety, actor, intoId);
    return joinIn(tx, safety, actor, intoId, [...new Set(caseIds)]);
  });
}

/** The same within a transaction; the system joins only what nobody holds. */
export async function joinIn(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: ActorOrSystem,
  intoId: number,
  caseIds: readonly number[],
): Promise<Case> {
  const into = found(await tx.cases.get(intoId), 'case', intoId);
  let parts = (await partsOf(tx, into)).length;
  const joined: Case[] = [];
  const nowMs = await steadyNowMs(tx, safety);
  for (const id of caseIds) {
    const part = found(await tx.cases.get(id), 'case', id);
    requireJoinable(part, intoId, actor, nowMs);
    parts += (await partsOf(tx, part)).length;
    if (parts > safetyLimits.joinedPerCase)
      refuseSafety('limit-reached', { what: 'joined cases', limit: safetyLimits.joinedPerCase });
    joined.push(part);
  }
  const atMs = await recordEvents(tx, safety, actor, [
    ...joined.map(({ id, subjectKey }) => ({
      type: 'case-joined' as const,
      caseId: id,
      subjectKey,
      data: { into: intoId },
    })),
    { type: 'case-joined', caseId: intoId, subjectKey: into.subjectKey, data: { from: joined.map(({ id }) => id) } },
  ]);
  for (const part of joined) {
    const { claimedBy, claimedByName, claimedUntilMs } = part;
    const claim = part.status === 'claimed' ? { claimedBy, claimedByName, claimedUntilMs } : null;
    const joinedTo: JoinedTo = { caseId: intoId, atMs, claim };
    await tx.cases.put({ ...part, ...unclaimed, status: 'joined', joinedTo });
  }
  const alone = aloneOf(into);
  return putCase(tx, { ...alone, joined: [...(alone.joined ?? []), ...joined.map(({ id }) => id)] });
}

const unclaimed = { claimedBy: null, claimedByName: null, claimedUntilMs: null } as const;

function requireJoinable(part: Case, intoId: number, actor: ActorOrSystem, nowMs: number): void {
  if (part.id === intoId) refuseSafety('field-invalid', { field: 'caseIds', why: 'a case cannot be joined to itself' });
  if (part.status === 'closed' || part.status === 'joined')
    refuseSafety('state-invalid', { what: 'case', state: part.status, wanted: 'open' });
  if (actor === systemActor) return;
  if (!isFree(part, nowMs) && part.claimedBy !== actor.person)
    refuseSafety('case-claimed-by-other', { caseId: part.id });
  if (!mayTake(part, actor.role))
    refuseSafety('not-allowed', { role: actor.role, action: `join a case for ${part.escalatedTo}` });
}

/**
 * Splits a joined case off again, as it was, with what came in about its subject meanwhile. The actor must have claimed
 * the case to which it was joined. Refuses `state-invalid` once something was decided there since.
 */
export async function splitCase(safety: SafetyContext, actor: Actor, caseId: number): Promise<Case> {
  requireMay(actor, 'case.join');
  return safety.store.write(async (tx) => {
    const part = found(await tx.cases.get(caseId), 'case', caseId);
    const { joinedTo, ...rest } = part;
    if (part.status !== 'joined' || !joinedTo)
      return refuseSafety('state-invalid', { what: 'case', state: part.status, wanted: 'joined' });
    const whole = await wholeCase(tx, part);
    await requireOwnClaim(tx, safety, actor, whole.id);
    if (await wasDecidedSince(tx, part, joinedTo))
      refuseSafety('state-invalid', { what: 'case', state: 'decided since', wanted: 'nothing decided since' });
    const above = found(await tx.cases.get(joinedTo.caseId), 'case', joinedTo.caseId);
    await recordEvents(tx, safety, actor, [
      { type: 'case-split', caseId, subjectKey: part.subjectKey, data: { from: above.id } },
      { type: 'case-split', caseId: above.id, subjectKey: above.subjectKey, data: { off: caseId } },
    ]);
    const alone = { ...rest, ...claimAgain(joinedTo, actor, await steadyNowMs(tx, safety)) };
    await tx.cases.put(alone);
    const left = aloneOf(above);
    const { joined = [], ...without } = left;
    const others = joined.filter((id) => id !== caseId);
    await putCase(tx, others.length === 0 ? without : { ...left, joined: others });
    return alone;
  });
}

/** Whoever held the case when it was joined holds it again, for as long as the claim runs. */
function claimAgain({ claim }: JoinedTo, actor: Actor, nowMs: number): Pick<Case, 'status' | keyof typeof unclaimed> {
  const runs = claim !== null && claim.claimedBy === actor.person && (claim.claimedUntilMs ?? 0) > nowMs;
  return runs ? { status: 'claimed', ...claim } : { status: 'open', ...unclaimed };
}

/** Whether a case above decided anything since: its decisions and what people were told of them cannot be divided. */
async function wasDecidedSince(tx: SafetyTx, part: Case, { atMs }: JoinedTo): Promise<boolean> {
  for (let above: Case | undefined = part; above?.joinedTo; ) {
    const { caseId } = above.joinedTo;
    const last = await tx.decisions.first({ where: { caseId }, order: [{ by: 'id', descending: true }] });
    if (last && last.madeAtMs >= atMs) return true;
    above = await tx.cases.get(caseId);
  }
  return false;
}

/** A part of a case as its page lists it. */
export type CasePart = Pick<Case, 'id' | 'subjectKey' | 'queue' | 'complaints' | 'openedAtMs'> & {
  readonly joinedAtMs: number;
  /** Whether the actor may split it off now. */
  readonly divisible: boolean;
};

/** What was joined to a case, in the order in which it came; only what was joined to it itself may be split off. */
export async function joinedParts(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: Actor,
  held: Case,
): Promise<readonly CasePart[]> {
  const nowMs = await steadyNowMs(tx, safety);
  const mine = isHeldBy(held, actor.person, nowMs);
  const parts: CasePart[] = [];
  for (const id of held.joined ?? []) {
    const part = await tx.cases.get(id);
    if (!part?.joinedTo) continue;
    const { subjectKey, queue, complaints, openedAtMs, joinedTo } = part;
    const divisible = mine && !(await wasDecidedSince(tx, part, joinedTo));
    parts.push({ id, subjectKey, queue, complaints, openedAtMs, joinedAtMs: joinedTo.atMs, divisible });
  }
  return parts;
}
