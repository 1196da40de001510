import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import type { ReportReason, ReportSubject } from './repository.ts';

const daySeconds = 86_400;

export interface NewReport {
  reporter: AccountId;
  subjects: readonly ReportSubject[];
  reason: ReportReason;
  comment: string;
}

/**
 * Stores a complaint for the safety desk, one row for each subject. What the reporter may name must have been checked.
 *
 * @throws report-invalid, flood-wait
 */
export async function fileReport(world: World, report: NewReport): Promise<void> {
  const { reporter, reason } = report;
  if (report.subjects.length === 0 || report.subjects.length > world.limits.pageSize) refuse('report-invalid');
  const comment = report.comment.trim().slice(0, world.limits.reportCommentLength).toWellFormed();
  return world.store.write(async (tx) => {
    const date = world.clock.nowS();
    const limit = world.limits.reportsPerDay;
    const filed = await tx.reports.countSince(reporter, date - daySeconds, limit);
    if (filed + report.subjects.length > limit) refuse('flood-wait', { waitS: daySeconds / 24 });
    for (const subject of report.subjects) await tx.reports.insert({ reporter, subject, reason, comment, date });
  });
}
