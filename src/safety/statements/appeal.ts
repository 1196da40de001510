import { workedAsOne } from '../cases/gather.ts';
import { decideIn } from '../enforcement/decide.ts';
import { reverseIn } from '../enforcement/reverse.ts';
import type { Decision, EnforcementAction } from '../enforcement/types.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { queueTargetsMs, safetyLimits } from '../limits.ts';
import { mailComplaintAnswer } from '../intake/notice-letters.ts';
import { kindOfNotifier, noteBaselessComplaint } from '../intake/reliability.ts';
import { requireComplaintsOpen } from '../misuse/standing.ts';
import { tcoClocks } from '../orders/clock.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay, systemActor } from '../roles.ts';
import { addMonths } from './months.ts';
import { appealAnswerText } from './text.ts';
import type { Appeal, Statement } from './types.ts';

/** The affected person complains about a decision that they were told of; one open complaint per decision. */
export async function openAppeal(
  safety: SafetyContext,
  account: number,
  input: { readonly statementId: number; readonly text: string },
): Promise<Appeal> {
  return safety.store.write(async (tx) => {
    const statement = await tx.statements.get(input.statementId);
    if (statement?.account !== account) return refuseSafety('not-found', { what: 'statement', id: input.statementId });
    const nowMs = await steadyNowMs(tx, safety);
    if (statement.notBeforeMs > nowMs) refuseSafety('not-found', { what: 'statement', id: input.statementId });
    if (nowMs > statement.appealUntilMs) refuseSafety('appeal-closed', { openUntilMs: statement.appealUntilMs });
    const { decisionId } = statement;
    if (decisionId === null)
      return refuseSafety('state-invalid', {
        what: 'statement',
        state: 'told of an order to inform',
        wanted: 'our own decision',
      });
    await requireComplaintsOpen(tx, `account:${account}`, nowMs);
    return openIn(tx, safety, {
      decisionId,
      statementId: statement.id,
      complainant: account,
      key: `account:${account}`,
      side: 'affected',
      text: input.text,
    });
  });
}

/** A notifier complains that their notice was turned down (DSA Art. 20(1)); the code of the receipt is the key. */
export async function appealNotice(safety: SafetyContext, receiptCode: string, text: string): Promise<Appeal> {
  return safety.store.write(async (tx) => {
    const notice = found(await tx.notices.first({ where: { receipt: receiptCode } }), 'notice', receiptCode);
    if (!notice.decision) refuseSafety('state-invalid', { what: 'notice', state: 'open', wanted: 'decided' });
    const untilMs = addMonths(notice.decision.decidedAtMs, 6);
    if ((await steadyNowMs(tx, safety)) > untilMs) refuseSafety('appeal-closed', { openUntilMs: untilMs });
    const caseId = await workedAsOne(tx, notice.caseIds[0] ?? 0);
    const decision = await tx.decisions.first({ oneOf: { caseId }, order: [{ by: 'id', descending: true }] });
    if (!decision)
      return refuseSafety('state-invalid', {
        what: 'notice',
        state: 'closed without a decision record',
        wanted: 'a decision',
      });
    await requireComplaintsOpen(tx, notice.notifierKey, await steadyNowMs(tx, safety));
    return openIn(tx, safety, {
      decisionId: decision.id,
      statementId: null,
      complainant: null,
      key: notice.notifierKey,
      side: 'notifier',
      text,
    });
  });
}

type NewAppeal = Pick<Appeal, 'decisionId' | 'statementId' | 'complainant' | 'side' | 'text'> & {
  readonly key: string;
};

async function openIn(tx: SafetyTx, safety: SafetyContext, input: NewAppeal): Promise<Appeal> {
  const decision = found(await tx.decisions.get(input.decisionId), 'decision', input.decisionId);
  if (decision.ground.kind === 'tco-order' || decision.ground.kind === 'act-order') {
    refuseSafety('state-invalid', { what: 'decision', state: 'ordered by an authority', wanted: 'our own decision' });
  }
  const open = await tx.appeals.first({ where: { decision: input.decisionId, status: 'open' } });
  if (open) refuseSafety('appeal-exists', { appealId: open.id });
  const id = await tx.appeals.nextId();
  const openedAtMs = await recordEvents(tx, safety, systemActor, [
    {
      type: 'appeal-opened',
      subjectKey: decision.subjectKey,
      ...(decision.caseId === null ? {} : { caseId: decision.caseId }),
      data: {
        appealId: id,
        decisionId: decision.id,
        side: input.side,
        ground: decision.ground.kind,
        automation: decision.automation,
      },
    },
  ]);
  const appeal: Appeal = {
    id,
    ...input,
    text: input.text.slice(0, safetyLimits.appealTextLength),
    subjectKey: decision.subjectKey,
    status: 'open',
    openedAtMs,
    dueAtMs: openedAtMs + queueTargetsMs.appeal,
    latestMs: openedAtMs + tcoClocks.complaintMs,
    outcome: null,
    reasons: null,
    decidedBy: null,
    decidedAtMs: null,
  };
  await tx.appeals.put(appeal);
  return appeal;
}

export interface AppealVerdict {
  readonly outcome: 'upheld' | 'reversed' | 'partly-reversed';
  readonly reasons: string;
  /** The decision stands and the complaint was manifestly unfounded: it counts towards misuse (DSA Art. 23(2)). */
  readonly unfounded?: boolean;
  /** What takes the place of the decision: needed for a partial reversal, possible for a full one ("do act, after all"). */
  readonly replacement?: { readonly action: EnforcementAction; readonly untilMs: number | null };
}

/**
 * Somebody else than the first decision-makers decides; always a person. A reversal restores the state before, tells
 * the affected and withdraws what was not sent yet. Whoever complained gets the reasons. Refuses `same-person`.
 */
export async function decideAppeal(
  safety: SafetyContext,
  actor: Actor,
  appealId: number,
  verdict: AppealVerdict,
): Promise<Appeal> {
  requireMay(actor, 'appeal.decide');
  if (verdict.reasons.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
  if (verdict.outcome === 'partly-reversed' && !verdict.replacement)
    refuseSafety('field-missing', { fields: ['replacement'] });
  if (verdict.outcome === 'upheld' && verdict.replacement) {
    refuseSafety('field-invalid', { field: 'replacement', why: 'the decision stands as it is' });
  }
  if (verdict.unfounded && verdict.outcome !== 'upheld')
    refuseSafety('field-invalid', { field: 'unfounded', why: 'the complaint changed the decision' });
  return safety.store.write(async (tx) => {
    const appeal = found(await tx.appeals.get(appealId), 'appeal', appealId);
    if (appeal.status !== 'open')
      refuseSafety('state-invalid', { what: 'appeal', state: appeal.status, wanted: 'open' });
    const decision = found(await tx.decisions.get(appeal.decisionId), 'decision', appeal.decisionId);
    if (decision.persons.includes(actor.person)) refuseSafety('same-person', { what: 'appeal' });
    const decidedAtMs = await recordEvents(tx, safety, actor, [
      {
        type: 'appeal-decided',
        subjectKey: appeal.subjectKey,
        ...(decision.caseId === null ? {} : { caseId: decision.caseId }),
        data: {
          appealId,
          decisionId: decision.id,
          outcome: verdict.outcome,
          side: appeal.side,
          ground: decision.ground.kind,
          automation: decision.automation,
          detectedAutomatically: decision.detectedAutomatically,
          lang: await langOf(tx, safety, decision),
          openedAtMs: appeal.openedAtMs,
          ...(verdict.unfounded ? { unfounded: true } : {}),
        },
      },
    ]);
    if (verdict.outcome !== 'upheld') await reverseIn(tx, safety, actor, decision.id, 'appeal');
    if (verdict.replacement) await replace(tx, safety, actor, decision, verdict.replacement);
    if (appeal.complainant !== null) await answer(tx, safety, decision, appeal.complainant, verdict);
    const decided: Appeal = {
      ...appeal,
      status: 'decided',
      outcome: verdict.outcome,
      ...(verdict.unfounded ? { unfounded: true } : {}),
      reasons: verdict.reasons,
      decidedBy: actor.person,
      decidedAtMs,
    };
    await tx.appeals.put(decided);
    if (decided.side === 'notifier') await mailComplaintAnswer(tx, safety, decided, decision.caseId);
    if (verdict.unfounded && appeal.key !== undefined)
      await noteBaselessComplaint(tx, appeal.key, kindOfNotifier(appeal.key));
    return decided;
  });
}

async function langOf(tx: SafetyTx, safety: SafetyContext, decision: Decision): Promise<string | null> {
  return (await safety.directory.get(tx, decision.subject))?.contentLang ?? null;
}

async function replace(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: Actor,
  decision: Decision,
  replacement: NonNullable<AppealVerdict['replacement']>,
): Promise<void> {
  const { subject, ground, facts, source, detectedAutomatically, category, keywords, caseId } = decision;
  await decideIn(
    tx,
    safety,
    actor,
    {
      subject,
      ground,
      facts,
      source,
      detectedAutomatically,
      category,
      keywords,
      caseId,
      automation: 'none',
      ...replacement,
    },
    { alsoInvolved: decision.persons },
  );
}

async function answer(
  tx: SafetyTx,
  safety: SafetyContext,
  decision: Decision,
  account: number,
  { outcome, reasons }: AppealVerdict,
): Promise<void> {
  const record = await safety.directory.get(tx, decision.subject);
  const nowMs = await steadyNowMs(tx, safety);
  const id = await tx.statements.nextId();
  const lang = record?.lang ?? 'en';
  const text = appealAnswerText(lang, record?.label ?? decision.subjectKey, outcome, reasons);
  const reached = await safety.messenger.tell(tx, account, { text, statementId: id });
  const statement: Statement = {
    id,
    decisionId: decision.id,
    subjectKey: decision.subjectKey,
    account,
    lang,
    kind: 'appeal-answer',
    text,
    issuedAtMs: nowMs,
    notBeforeMs: nowMs,
    toldAtMs: reached ? nowMs : null,
    waitsForSignIn: !reached,
    seenAtMs: null,
    appealUntilMs: nowMs,
  };
  await tx.statements.put(statement);
}

/** Open complaints, the most pressing first. */
export async function listAppeals(
  safety: SafetyContext,
  actor: Actor,
  filter: { status?: Appeal['status']; offset?: number; limit?: number } = {},
): Promise<Appeal[]> {
  requireMay(actor, 'appeal.see');
  return safety.store.read((tx) =>
    tx.appeals.find({
      where: { status: filter.status },
      order: [{ by: 'due' }],
      offset: filter.offset ?? 0,
      limit: Math.min(filter.limit ?? 50, safetyLimits.pageSize),
    }),
  );
}
