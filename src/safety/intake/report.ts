import { aloneOf, putCase, weighAgain } from '../cases/gather.ts';
import { fileIntoCase, openCaseAbout, withRepeat } from '../cases/open.ts';
import { severityOf } from '../cases/priority.ts';
import { refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import { requireNoticesOpen } from '../misuse/standing.ts';
import type { SafetyContext } from '../ports.ts';
import { systemActor } from '../roles.ts';
import { type SubjectRef, subjectKey } from '../subjects.ts';
import { complaintWeight, notifierOf } from './reliability.ts';
import { type ComplaintReason, complaintReasons, type Report } from './types.ts';

export interface NewReport {
  readonly reporter: number;
  readonly subject: SubjectRef;
  readonly reason: ComplaintReason;
  readonly comment?: string;
}

/**
 * A member's complaint from inside the app. A second one about the same subject while its case is open is folded into
 * the first. Refuses `not-found` (unknown subject), `field-invalid`, `suspended-notifier`.
 */
export async function fileReport(
  safety: SafetyContext,
  input: NewReport,
): Promise<{ readonly reportId: number; readonly caseId: number; readonly folded: boolean }> {
  const comment = (input.comment ?? '').trim();
  if (!complaintReasons.includes(input.reason))
    refuseSafety('field-invalid', { field: 'reason', why: 'not a known reason' });
  if (comment.length > safetyLimits.textLength)
    refuseSafety('limit-reached', { what: 'comment', limit: safetyLimits.textLength });
  const key = subjectKey(input.subject);
  return safety.store.write(async (tx) => {
    const notifier = await notifierOf(tx, `account:${input.reporter}`);
    requireNoticesOpen(notifier, await steadyNowMs(tx, safety));
    const open = await openCaseAbout(tx, key);
    const before =
      open &&
      (await tx.reports.first({ where: { reporter: input.reporter, subject: key, caseId: open.id, outcome: null } }));
    if (open && before) {
      await tx.reports.put({ ...before, times: before.times + 1, ...added(before, input.reason, comment) });
      await putCase(tx, withRepeat(aloneOf(open), input.reason));
      await recordEvents(tx, safety, systemActor, [
        { type: 'report-folded', caseId: open.id, subjectKey: key, data: { reason: input.reason } },
      ]);
      return { reportId: before.id, caseId: open.id, folded: true };
    }
    const id = await tx.reports.nextId();
    const filed = await fileIntoCase(tx, safety, systemActor, {
      subject: input.subject,
      source: { kind: 'report', id },
      queue: 'report',
      reason: input.reason,
      weight: complaintWeight(notifier),
    });
    const receivedAtMs = await recordEvents(tx, safety, systemActor, [
      {
        type: 'report-received',
        caseId: filed.id,
        subjectKey: key,
        data: { reason: input.reason, visibility: filed.visibility },
      },
    ]);
    const report: Report = {
      id,
      reporter: input.reporter,
      subjectKey: key,
      reason: input.reason,
      comment,
      caseId: filed.id,
      receivedAtMs,
      times: 1,
      outcome: null,
    };
    await tx.reports.put(report);
    await weighAgain(tx, filed.id);
    return { reportId: id, caseId: filed.id, folded: false };
  });
}

/** What somebody adds who reported the same before: other words below the first ones, and a reason that is graver. */
function added(before: Report, reason: ComplaintReason, comment: string): Pick<Report, 'reason' | 'comment'> {
  const news = comment !== '' && !before.comment.includes(comment);
  const both = news ? [before.comment, comment].filter((text) => text !== '').join('\n') : before.comment;
  return {
    reason: severityOf(reason) > severityOf(before.reason) ? reason : before.reason,
    comment: both.slice(0, safetyLimits.textLength),
  };
}
