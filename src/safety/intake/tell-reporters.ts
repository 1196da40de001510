import { workedAsOne } from '../cases/gather.ts';
import type { CaseSource } from '../cases/types.ts';
import type { Decision } from '../enforcement/types.ts';
import { steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { parseSubjectKey, type SubjectKey } from '../subjects.ts';
import { reportOutcomeText } from './outcome-text.ts';
import { notifierOf } from './reliability.ts';
import type { Report } from './types.ts';

/**
 * Tells people who reported in the app how it ended, some per transaction: once for each report, which is one for each
 * reporter and case. Whose reports are not processed is told nothing, and nobody while an order wants silence about what
 * they reported. Returns how many were looked at.
 */
export async function tellReporters(safety: SafetyContext, limit = safetyLimits.dueBatch as number): Promise<number> {
  const dueIn = async (tx: SafetyTx) =>
    tx.reports.find({
      below: { tell: (await steadyNowMs(tx, safety)) + 1 },
      order: [{ by: 'tell' }],
      limit,
    });
  // Mostly nothing waits, and looking keeps nobody from writing.
  if ((await safety.store.read(dueIn)).length === 0) return 0;
  return safety.store.write(async (tx) => {
    const due = await dueIn(tx);
    for (const report of due) await tx.reports.put(await tellOne(tx, safety, report));
    return due.length;
  });
}

async function tellOne(tx: SafetyTx, safety: SafetyContext, report: Report): Promise<Report> {
  const nowMs = await steadyNowMs(tx, safety);
  const decisions = await decisionsOn(tx, report);
  const tellAtMs = await silentUntil(tx, report, decisions);
  if (tellAtMs > nowMs) return { ...report, tellAtMs };
  const settled = { ...report, tellAtMs: null };
  const notifier = await notifierOf(tx, `account:${report.reporter}`);
  if ((notifier?.suspendedUntilMs ?? 0) > nowMs) return settled;
  const reporter = await safety.directory.get(tx, { kind: 'account', id: report.reporter });
  const { kind } = parseSubjectKey(report.subjectKey);
  const { receivedAtMs } = report;
  const measure = decisions.length > 0;
  const url = `${safety.settings.httpBase}/notice`;
  const text = reportOutcomeText(reporter?.lang ?? 'en', { kind, receivedAtMs, measure }, url);
  const reached = await safety.messenger.tell(tx, report.reporter, { text, statementId: null });
  return reached ? { ...settled, toldAtMs: nowMs } : settled;
}

/** What was done in the case, or since the report to its subject by an operation or an order, and not taken back. */
async function decisionsOn(tx: SafetyTx, { caseId, subjectKey, receivedAtMs }: Report): Promise<Decision[]> {
  const newest = { order: [{ by: 'id', descending: true }], limit: 100 } as const;
  const inCase = await tx.decisions.find({ oneOf: { caseId: await workedAsOne(tx, caseId) }, ...newest });
  const onSubject = await tx.decisions.find({ where: { subject: subjectKey }, ...newest });
  return [...inCase, ...onSubject.filter(({ madeAtMs }) => madeAtMs >= receivedAtMs)].filter(
    ({ slots, status }) => slots.length > 0 && status !== 'reversed',
  );
}

/** Until when an order about what was reported, or about what was decided in its case, keeps us silent; 0 without one. */
async function silentUntil(tx: SafetyTx, report: Report, decisions: readonly Decision[]): Promise<number> {
  const subjects = new Set<SubjectKey>([report.subjectKey, ...decisions.map(({ subjectKey }) => subjectKey)]);
  let untilMs = 0;
  for (const subject of subjects) {
    const cases = await tx.cases.find({ where: { subject }, order: [{ by: 'id', descending: true }], limit: 20 });
    for (const source of cases.flatMap(({ sources }) => sources))
      untilMs = Math.max(untilMs, await silenceOf(tx, source));
  }
  return untilMs;
}

async function silenceOf(tx: SafetyTx, { kind, id }: CaseSource): Promise<number> {
  if (kind === 'order') return (await tx.removalOrders.get(id))?.gag?.untilMs ?? 0;
  if (kind === 'act-order' || kind === 'info-order') return (await tx.dsaOrders.get(id))?.tellAtMs ?? 0;
  return 0;
}
