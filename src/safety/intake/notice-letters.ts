import { workedAsOne } from '../cases/gather.ts';
import { queueOutgoing } from '../outgoing/queue.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import type { Appeal } from '../statements/types.ts';
import { languageFor } from '#lib/language/languages.ts';
import { lineIn } from '../statements/text.ts';
import { deskWordsFor } from '../words/index.ts';
import type { Notice, NoticeDecision } from './types.ts';

const wordsFor = (lang: string) => deskWordsFor(lang).letters;

/** The page of a notice, for whoever has the code of its receipt. */
export const noticeUrl = ({ settings }: Pick<SafetyContext, 'settings'>, receiptCode: string): string =>
  `${settings.httpBase}/notice/${receiptCode}`;

/** No address gets more of these letters in a day: the form must be no way to flood the mailbox of somebody else. */
const receiptsPerDay = 20;
const dayMs = 86_400_000;

/** Confirms the receipt to the address that the notifier left (Art. 16(4)). Nothing of what they wrote goes along. */
export async function mailReceipt(tx: SafetyTx, safety: SafetyContext, notice: Notice): Promise<boolean> {
  const before = await tx.notices.count({
    where: { notifier: notice.notifierKey },
    atLeast: { received: notice.receivedAtMs - dayMs },
  });
  if (before > receiptsPerDay) return false;
  const words = wordsFor(notice.lang);
  return mailNotifier(tx, safety, notice, words.received, [words.receivedText]);
}

/** Tells the decision, whether a machine made it, and what can be done (Art. 16(5), (6)). */
export async function mailDecision(
  tx: SafetyTx,
  safety: SafetyContext,
  notice: Notice,
  { outcome, automated }: NoticeDecision,
): Promise<boolean> {
  const words = wordsFor(notice.lang);
  const lines = [words.outcomes[outcome], automated ? words.automated : words.byPerson, words.redress];
  return mailNotifier(tx, safety, notice, words.decided, lines);
}

/** Tells a notifier how the complaint about their decided notice ended (Art. 20(5)). */
export async function mailComplaintAnswer(
  tx: SafetyTx,
  safety: SafetyContext,
  { key, outcome, reasons }: Pick<Appeal, 'key' | 'outcome' | 'reasons'>,
  caseId: number | null,
): Promise<boolean> {
  if (key === undefined || outcome === null || caseId === null) return false;
  const notices = await tx.notices.find({
    where: { notifier: key },
    order: [{ by: 'received', descending: true }],
    limit: 200,
  });
  const cases = await workedAsOne(tx, caseId);
  const notice = notices.find(({ caseIds }) => caseIds.some((id) => cases.includes(id)));
  if (!notice) return false;
  const words = wordsFor(notice.lang);
  const lines = [
    words.answers[outcome],
    ...(reasons ? [lineIn(languageFor(notice.lang))(words.reasons, reasons)] : []),
    words.further,
  ];
  return mailNotifier(tx, safety, notice, words.answered, lines);
}

async function mailNotifier(
  tx: SafetyTx,
  safety: SafetyContext,
  { email, receiptCode, lang }: Notice,
  subject: string,
  lines: readonly string[],
): Promise<boolean> {
  const to = email?.trim();
  if (!to) return false;
  const page = `${wordsFor(lang).page}\n${noticeUrl(safety, receiptCode)}`;
  const text = `${[subject, ...lines, page].join('\n\n')}\n`;
  return queueOutgoing(tx, safety, { kind: 'mail', to, subject, text });
}

/** Writes to whoever has this key; the first line is the subject. False where no address was left. */
export async function mailTo(tx: SafetyTx, safety: SafetyContext, key: string, text: string): Promise<boolean> {
  const to = await addressOf(tx, key);
  const [subject = ''] = text.split('\n');
  return to !== undefined && queueOutgoing(tx, safety, { kind: 'mail', to, subject, text: `${text}\n` });
}

/** The address from which whoever has this key wrote last; undefined for accounts and for notices without one. */
async function addressOf(tx: SafetyTx, key: string): Promise<string | undefined> {
  const notices = await tx.notices.find({
    where: { notifier: key },
    order: [{ by: 'received', descending: true }],
    limit: 20,
  });
  return notices.find(({ email }) => email?.trim())?.email?.trim();
}
