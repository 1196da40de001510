import type { Decision, DecisionInput } from '../enforcement/types.ts';
import { decideIn } from '../enforcement/decide.ts';
import { found, refuseSafety } from '../errors.ts';
import { settleNotice } from '../intake/settle-notice.ts';
import { noteOutcome } from '../intake/reliability.ts';
import { filesIn, readContent } from '../messenger/read-content.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { checkSubject, parseSubjectKey, type SubjectRef, subjectKey } from '../subjects.ts';
import { requireOwnClaim } from './claim.ts';
import { endTogether } from './end.ts';
import { partsOf } from './gather.ts';
import { concerns } from './looks.ts';
import type { Case } from './types.ts';

/** Decides about the case's subject, or about one linked to it, without closing the case. Refuses `outside-case`. */
export async function decideCase(
  safety: SafetyContext,
  actor: Actor,
  caseId: number,
  input: Omit<DecisionInput, 'caseId'>,
): Promise<Decision> {
  requireMay(actor, 'decision.make');
  if (input.ground.kind === 'tco-order' || input.ground.kind === 'act-order') {
    refuseSafety('field-invalid', { field: 'ground.kind', why: 'an order is carried out from the order itself' });
  }
  return safety.store.write(async (tx) => {
    const held = await requireOwnClaim(tx, safety, actor, caseId);
    if (!concerns(held, input.subject) && !(await isFileOf(tx, held, input.subject)))
      refuseSafety('outside-case', { caseId, subject: subjectKey(checkSubject(input.subject)) });
    return decideIn(tx, safety, actor, { ...input, caseId });
  });
}

/** A file that stands in what the case is about, or in what was linked to it. */
async function isFileOf(tx: SafetyTx, held: Case, file: SubjectRef): Promise<boolean> {
  if (file.kind !== 'media') return false;
  for (const key of [held.subjectKey, ...held.related]) {
    if (filesIn(await readContent(tx, parseSubjectKey(key))).includes(file.id)) return true;
  }
  return false;
}

/**
 * Ends a case. Complaints are settled by what was decided: `actioned` when a decision with an effect is in force,
 * otherwise `no-action`; `unfounded` marks complaints that were manifestly baseless (DSA Art. 23(2)).
 */
export async function closeCase(
  safety: SafetyContext,
  actor: Actor,
  caseId: number,
  options: { unfounded?: boolean } = {},
): Promise<Case> {
  requireMay(actor, 'case.close');
  return safety.store.write(async (tx) => {
    const held = await requireOwnClaim(tx, safety, actor, caseId);
    const parts = await partsOf(tx, held);
    const caseIds = parts.map(({ id }) => id);
    const decisions = await tx.decisions.find({
      where: { status: 'in-force' },
      oneOf: { caseId: caseIds },
      limit: 100,
    });
    const effective = decisions.filter((decision) => decision.slots.length > 0);
    const actioned = effective.length > 0;
    if (actioned && options.unfounded)
      refuseSafety('field-invalid', { field: 'unfounded', why: 'the case led to a decision' });
    const openOrders = await unansweredOrders(tx, held);
    if (openOrders > 0)
      refuseSafety('state-invalid', {
        what: 'case',
        state: `${openOrders} orders not answered`,
        wanted: 'orders answered',
      });
    if (decisions.length === 0) await decideIn(tx, safety, actor, nothingFound(held));
    const closed = await endTogether(tx, safety, actor, parts, actioned ? 'actioned' : 'no-action');
    await settleSources(tx, safety, actor, closed, effective, options.unfounded ?? false);
    return found(closed[0], 'case', caseId);
  });
}

/** A case without a decision ends in one that says so: a notifier can then complain about it. */
function nothingFound(held: Case): DecisionInput {
  return {
    subject: held.subject,
    action: { kind: 'none' },
    ground: {
      kind: 'terms',
      reference: 'no ground',
      explanation: 'Nothing was found that goes against the law or our terms.',
    },
    facts: 'The complaints and the content that they name were looked at.',
    source: { kind: 'own-initiative' },
    detectedAutomatically: false,
    automation: 'none',
    category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    keywords: [],
    untilMs: null,
    caseId: held.id,
  };
}

async function unansweredOrders(tx: SafetyTx, held: Case): Promise<number> {
  let open = 0;
  for (const source of held.sources) {
    if (source.kind === 'order') {
      const order = await tx.removalOrders.get(source.id);
      if (order && order.executedAtMs === null && order.state !== 'final') open += 1;
    }
    if (source.kind === 'act-order' || source.kind === 'info-order') {
      const order = await tx.dsaOrders.get(source.id);
      if (order && order.state !== 'answered') open += 1;
    }
  }
  return open;
}

async function settleSources(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: Actor,
  closed: readonly Case[],
  decisions: readonly Decision[],
  unfounded: boolean,
): Promise<void> {
  const upheld = closed[0]?.outcome === 'actioned';
  const outcome = upheld ? 'upheld' : unfounded ? 'unfounded' : 'rejected';
  // Whoever reported several of what was worked as one hears of it once.
  const toTell = new Set<number>();
  for (const { id: caseId, closedAtMs } of closed) {
    for (let after = 0; ; ) {
      const reports = await tx.reports.find({
        where: { caseId },
        afterId: after,
        order: [{ by: 'id' }],
        limit: 500,
      });
      for (const report of reports) {
        after = report.id;
        const tells = outcome !== 'unfounded' && !toTell.has(report.reporter);
        toTell.add(report.reporter);
        await tx.reports.put({ ...report, outcome, tellAtMs: tells ? closedAtMs : null });
        await noteOutcome(tx, `account:${report.reporter}`, 'account', outcome);
      }
      if (reports.length < 500) break;
    }
  }
  for (const source of closed[0]?.sources ?? []) {
    if (source.kind === 'notice') await settleNotice(tx, safety, actor, source.id, decisions, unfounded);
  }
}
