import { type Report, SERVICE_ACCOUNT } from '#domain';
import { isSafetyError } from '../errors.ts';
import { fileReport } from '../intake/report.ts';
import { standingOf } from '../misuse/standing.ts';
import { notProcessedText } from '../misuse/text.ts';
import type { SafetyContext } from '../ports.ts';
import type { SubjectRef } from '../subjects.ts';
import { languageOf } from './language.ts';
import { subjectOfPeer } from './subjects.ts';
import { domainOf, writeOf } from './tx.ts';

const cursorKey = 'desk-reports-read';
const toldKey = 'desk-reports-suspended';

/**
 * Takes complaints that members filed in the app into the desk's cases, in the order in which they came. Returns how many
 * were read. A crash between the two writes folds the same report twice, which only counts it twice.
 */
export async function collectReports(safety: SafetyContext, limit = 100): Promise<number> {
  const waiting = await safety.store.read(async (tx) => {
    const domain = domainOf(tx);
    const after = (await domain.accounts.setting<number>(SERVICE_ACCOUNT, cursorKey)) ?? 0;
    const reports = await domain.reports.after(after, limit);
    const found: { report: Report; subject: SubjectRef | undefined }[] = [];
    for (const report of reports) found.push({ report, subject: await subjectOf(domain, report) });
    return found;
  });
  for (const { report, subject } of waiting) {
    if (subject) await file(safety, report, subject);
    await safety.store.write((tx) => writeOf(tx).accounts.putSetting(SERVICE_ACCOUNT, cursorKey, report.id));
  }
  return waiting.length;
}

async function subjectOf(tx: ReturnType<typeof domainOf>, { subject }: Report): Promise<SubjectRef | undefined> {
  switch (subject.kind) {
    case 'account':
    case 'chat':
      return subjectOfPeer(tx, subject.id);
    case 'photo':
      return subjectOfPeer(tx, subject.owner);
    case 'message':
      return { kind: 'message', mailbox: subject.mailbox, peer: subject.peer, messageId: subject.id };
  }
}

/** What was deleted meanwhile is passed over. Whose reports are suspended is told so, once a day. */
async function file(safety: SafetyContext, report: Report, subject: SubjectRef): Promise<void> {
  const { reporter, reason, comment } = report;
  try {
    await fileReport(safety, { reporter, subject, reason, comment });
  } catch (error) {
    if (!isSafetyError(error)) throw error;
    if (error.code === 'suspended-notifier') await sayNotProcessed(safety, reporter);
  }
}

const dayMs = 86_400_000;

async function sayNotProcessed(safety: SafetyContext, reporter: number): Promise<void> {
  await safety.store.write(async (tx) => {
    const write = writeOf(tx);
    const nowMs = safety.clock.nowMs();
    const toldMs = (await write.accounts.setting<number>(reporter, toldKey)) ?? 0;
    const standing = await standingOf(tx, safety, `account:${reporter}`, nowMs);
    if (!standing || nowMs - toldMs < dayMs) return;
    const text = notProcessedText(await languageOf(write, reporter), standing);
    await safety.messenger.tell(tx, reporter, { text, statementId: null });
    await write.accounts.putSetting(reporter, toldKey, nowMs);
  });
}
