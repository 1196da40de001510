import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, type ActorOrSystem, requireMay, systemActor } from '../roles.ts';
import { withdrawSor } from '../statements/sor-queue.ts';
import { issueStatements } from '../statements/issue.ts';
import { releaseSlots } from './hold.ts';
import type { Decision } from './types.ts';

export type ReversalCause = 'own' | 'appeal' | 'scrutiny' | 'court' | 'dispute' | 'rollback' | 'expired';

/**
 * Ends a decision in the running transaction: its slots are let go, the affected are told, an unsent SoR is withdrawn.
 * Ending it twice changes nothing.
 */
export async function reverseIn(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: ActorOrSystem,
  decisionId: number,
  cause: ReversalCause,
): Promise<Decision> {
  const decision = found(await tx.decisions.get(decisionId), 'decision', decisionId);
  if (decision.status !== 'in-force') return decision;
  const undone = await releaseSlots(tx, safety, decision);
  const endedAtMs = await recordEvents(tx, safety, actor, [
    {
      type: cause === 'expired' ? 'decision-expired' : 'decision-reversed',
      subjectKey: decision.subjectKey,
      ...(decision.caseId === null ? {} : { caseId: decision.caseId }),
      data: {
        decisionId,
        cause,
        undone,
        category: decision.category,
        action: decision.action.kind,
        ground: decision.ground.kind,
        source: decision.source.kind,
        automation: decision.automation,
        detectedAutomatically: decision.detectedAutomatically,
        inForceMs: (await steadyNowMs(tx, safety)) - decision.madeAtMs,
      },
    },
  ]);
  const ended: Decision = { ...decision, status: cause === 'expired' ? 'expired' : 'reversed', endedAtMs };
  let statementIds = ended.statementIds;
  if (cause !== 'expired' && decision.slots.length > 0) {
    await withdrawSor(tx, safety, decision.id);
    const record = await safety.directory.get(tx, decision.subject);
    if (record) {
      const tellMs = Math.max(endedAtMs, await untoldUntil(tx, decisionId));
      statementIds = [...statementIds, ...(await issueStatements(tx, safety, ended, record, 'reversal', tellMs))];
    }
  }
  const complete = { ...ended, statementIds };
  await tx.decisions.put(complete, decision);
  return complete;
}

/** Whoever may not be told of a decision yet (non-disclosure of an order) is not told of its end any sooner. */
async function untoldUntil(tx: SafetyTx, decisionId: number): Promise<number> {
  const waiting = await tx.statements.find({ where: { decision: decisionId, waiting: 1 }, limit: 500 });
  return Math.max(0, ...waiting.map((statement) => statement.notBeforeMs));
}

/** A moderator takes a decision back. An appeal is the way for decisions that were complained about. */
export async function reverseDecision(safety: SafetyContext, actor: Actor, decisionId: number): Promise<Decision> {
  requireMay(actor, 'decision.reverse');
  return safety.store.write(async (tx) => {
    const decision = found(await tx.decisions.get(decisionId), 'decision', decisionId);
    if (decision.ground.kind === 'tco-order' || decision.ground.kind === 'act-order') {
      refuseSafety('state-invalid', { what: 'decision', state: 'ordered by an authority', wanted: 'own decision' });
    }
    return reverseIn(tx, safety, actor, decisionId, 'own');
  });
}

/** Ends timed decisions whose end has come; at most `limit` at once. Returns how many ended. */
export async function expireDecisions(safety: SafetyContext, limit = safetyLimits.dueBatch as number): Promise<number> {
  return safety.store.write(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const due = await tx.decisions.find({
      where: { status: 'in-force' },
      below: { until: nowMs + 1 },
      order: [{ by: 'until' }],
      limit,
    });
    for (const decision of due) await reverseIn(tx, safety, systemActor, decision.id, 'expired');
    return due.length;
  });
}
