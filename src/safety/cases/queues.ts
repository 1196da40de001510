import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { type QueueName, queueNames, safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { parseSubjectKey, type SubjectKey } from '../subjects.ts';
import { requireOwnClaim } from './claim.ts';
import { aloneOf, putCase } from './gather.ts';
import type { Case } from './types.ts';

export interface QueueState {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly claimed: number;
  readonly overdue: number;
}

/** Load of each queue now. */
export async function queueStates(safety: SafetyContext, actor: Actor): Promise<QueueState[]> {
  requireMay(actor, 'queue.see');
  return safety.store.read(async (tx) => queueStatesIn(tx, await steadyNowMs(tx, safety)));
}

/** The same within a transaction, at a moment. */
export async function queueStatesIn(tx: SafetyTx, nowMs: number): Promise<QueueState[]> {
  const waiting = await tx.cases.countBy('queue', { where: { status: 'open' } });
  const claimed = await tx.cases.countBy('queue', { where: { status: 'claimed' } });
  const overdue = await tx.cases.countBy('queue', { oneOf: { status: ['open', 'claimed'] }, below: { due: nowMs } });
  return queueNames.map((queue) => ({
    queue,
    waiting: waiting.get(queue) ?? 0,
    claimed: claimed.get(queue) ?? 0,
    overdue: overdue.get(queue) ?? 0,
  }));
}

export interface CaseFilter {
  readonly queue?: QueueName;
  readonly status?: Case['status'];
  readonly claimedBy?: number;
  readonly offset?: number;
  readonly limit?: number;
}

/** Cases, most urgent first. */
export async function listCases(safety: SafetyContext, actor: Actor, filter: CaseFilter = {}): Promise<Case[]> {
  requireMay(actor, 'queue.see');
  const { queue, status, claimedBy } = filter;
  return safety.store.read((tx) =>
    tx.cases.find({
      where: { queue, status, claimedBy },
      order: [{ by: 'priority', descending: true }, { by: 'due' }],
      offset: filter.offset ?? 0,
      limit: Math.min(filter.limit ?? 50, safetyLimits.pageSize),
    }),
  );
}

/** Adds related subjects to a claimed case, so that their private content may be looked at with a reason. */
export async function linkSubjects(
  safety: SafetyContext,
  actor: Actor,
  caseId: number,
  keys: readonly SubjectKey[],
  reason: string,
): Promise<Case> {
  requireMay(actor, 'case.link');
  if (reason.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
  return safety.store.write(async (tx) => {
    const held = await requireOwnClaim(tx, safety, actor, caseId);
    for (const key of keys) found(await safety.directory.get(tx, parseSubjectKey(key)), 'subject', key);
    const alone = aloneOf(held);
    const related = [...new Set([...alone.related, ...keys])];
    if (related.length > safetyLimits.relatedPerCase)
      refuseSafety('limit-reached', { what: 'related subjects', limit: safetyLimits.relatedPerCase });
    const linked = await putCase(tx, { ...alone, related });
    await recordEvents(
      tx,
      safety,
      actor,
      keys.map((key) => ({ type: 'case-linked' as const, caseId, subjectKey: key })),
    );
    return linked;
  });
}
