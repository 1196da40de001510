import { officeOf } from '../office.ts';
import { refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import type { ModerationEvent } from '../events/types.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { dsaCounter } from './dsa-counts.ts';
import { tcoCounter } from './tco-counts.ts';
import type { Period, TransparencyReport } from './types.ts';

const pageSize = 5000;

/**
 * A transparency report for any period, counted from the ledger alone. Moments in the ledger never go back, so a period
 * is one run of rows, and a period that has ended gives the same report for ever.
 */
export async function transparencyReport(
  safety: SafetyContext,
  kind: 'dsa' | 'tco',
  period: Period,
): Promise<TransparencyReport> {
  if (!(period.fromMs < period.toMs))
    refuseSafety('field-invalid', { field: 'period', why: 'it must end after it begins' });
  return safety.store.read(async (tx) => {
    const texts = await findTexts(tx, kind, period);
    const textOf = (section: string): string | null => texts.bySection.get(section) ?? null;
    const tco = kind === 'tco' ? tcoCounter(textOf) : undefined;
    const counter = tco ?? dsaCounter(textOf);
    const firstSeq = (await tx.events.firstSeqFrom(period.fromMs)) ?? Number.MAX_SAFE_INTEGER;
    if (tco) await eachEvent(tx, 0, (event) => (event.seq < firstSeq ? (tco.remember(event), true) : false));
    let first: number | null = null;
    let last: ModerationEvent | null = null;
    let events = 0;
    await eachEvent(tx, firstSeq - 1, (event) => {
      if (event.atMs >= period.toMs) return false;
      first ??= event.seq;
      last = event;
      events += 1;
      counter.add(event);
      return true;
    });
    const { providerName: provider } = await officeOf(tx, safety);
    return {
      kind,
      title:
        kind === 'dsa'
          ? 'Transparency report under Articles 15 and 24 of Regulation (EU) 2022/2065'
          : 'Transparency report under Article 7 of Regulation (EU) 2021/784',
      provider,
      period: { from: new Date(period.fromMs).toISOString(), to: new Date(period.toMs).toISOString() },
      ledger: ledgerRun(first, last, events),
      textsSeq: texts.seq,
      lawyerHasRead: false,
      sections: counter.sections(),
    };
  });
}

function ledgerRun(
  firstSeq: number | null,
  last: ModerationEvent | null,
  events: number,
): TransparencyReport['ledger'] {
  return { firstSeq, lastSeq: last?.seq ?? null, lastHash: last?.hash ?? null, events };
}

/** Reads events after `afterSeq` until `work` returns false. */
export async function eachEvent(
  tx: SafetyTx,
  afterSeq: number,
  work: (event: ModerationEvent) => boolean,
): Promise<void> {
  let after = afterSeq;
  for (;;) {
    const page = await tx.events.page(after, pageSize);
    for (const event of page) {
      if (!work(event)) return;
      after = event.seq;
    }
    if (page.length < pageSize) return;
  }
}

/** The texts that were last recorded for exactly this kind and period. */
async function findTexts(
  tx: SafetyTx,
  kind: string,
  period: Period,
): Promise<{ seq: number | null; bySection: Map<string, string> }> {
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const event = await tx.events.lastOfType('report-texts', before);
    if (!event) return { seq: null, bySection: new Map() };
    const { kind: forKind, fromMs, toMs, texts } = event.data;
    if (
      forKind === kind &&
      fromMs === period.fromMs &&
      toMs === period.toMs &&
      typeof texts === 'object' &&
      texts !== null
    ) {
      const entries = Object.entries(texts).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
      return { seq: event.seq, bySection: new Map(entries) };
    }
    before = event.seq;
  }
}

/** Records the qualitative part of a report: texts by section, such as `15(1)(e)`. They are public, so no personal data. */
export async function recordReportTexts(
  safety: SafetyContext,
  actor: Actor,
  kind: 'dsa' | 'tco',
  period: Period,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  requireMay(actor, 'transparency.record');
  await safety.store.write((tx) =>
    recordEvents(tx, safety, actor, [{ type: 'report-texts', data: { kind, ...period, texts } }]),
  );
}

/** Records the average of monthly active recipients in the Union (Art. 24(2)), by month `YYYY-MM`. */
export async function recordRecipients(
  safety: SafetyContext,
  actor: Actor,
  month: string,
  recipients: number,
): Promise<void> {
  requireMay(actor, 'transparency.record');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) refuseSafety('field-invalid', { field: 'month', why: 'YYYY-MM' });
  if (!Number.isSafeInteger(recipients) || recipients < 0)
    refuseSafety('field-invalid', { field: 'recipients', why: 'a whole number' });
  await safety.store.write((tx) =>
    recordEvents(tx, safety, actor, [{ type: 'average-recipients', data: { month, recipients } }]),
  );
}
