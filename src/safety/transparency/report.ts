import { officeOf } from '../office.ts';
import { refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import { eachEvent } from '../events/each.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { dsaCounter } from './dsa-counts.ts';
import { tcoCounter } from './tco-counts.ts';
import type { Counter, Period, TransparencyReport } from './types.ts';

/**
 * A transparency report for any period, counted from the ledger alone. Moments in the ledger never go back, so a period
 * is one run of rows: two reports over the same ledger have the same bytes.
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
    const run = await runOf(tx, period);
    const counter = await count(safety, tx, kind === 'tco' ? tcoCounter(textOf) : dsaCounter(textOf), run);
    const { providerName: provider } = await officeOf(tx, safety);
    return {
      kind,
      title:
        kind === 'dsa'
          ? 'Transparency report under Articles 15 and 24 of Regulation (EU) 2022/2065'
          : 'Transparency report under Article 7 of Regulation (EU) 2021/784',
      provider,
      period: { from: new Date(period.fromMs).toISOString(), to: new Date(period.toMs).toISOString() },
      ledger: await ledgerRun(tx, run),
      textsSeq: texts.seq,
      lawyerHasRead: false,
      sections: counter.sections(),
    };
  });
}

/** Rows of the ledger from `firstSeq` through `lastSeq`; none when the first lies behind the last. */
interface Run {
  readonly firstSeq: number;
  readonly lastSeq: number;
}

async function runOf(tx: SafetyTx, { fromMs, toMs }: Period): Promise<Run> {
  const beyond = (await tx.events.head()).seq + 1;
  const firstSeq = (await tx.events.firstSeqFrom(fromMs)) ?? beyond;
  return { firstSeq, lastSeq: ((await tx.events.firstSeqFrom(toMs)) ?? beyond) - 1 };
}

async function count(safety: SafetyContext, tx: SafetyTx, counter: Counter, { firstSeq, lastSeq }: Run) {
  const { remembers } = counter;
  if (remembers) {
    const before = { afterSeq: 0, throughSeq: firstSeq - 1, types: remembers.types };
    await eachEvent(safety, tx, before, remembers.read);
  }
  await eachEvent(safety, tx, { afterSeq: firstSeq - 1, throughSeq: lastSeq, types: counter.types }, counter.add);
  return counter;
}

async function ledgerRun(tx: SafetyTx, { firstSeq, lastSeq }: Run): Promise<TransparencyReport['ledger']> {
  if (firstSeq > lastSeq) return { firstSeq: null, lastSeq: null, lastHash: null, events: 0 };
  const [last] = await tx.events.page(lastSeq - 1, 1);
  return { firstSeq, lastSeq, lastHash: last?.hash ?? null, events: lastSeq - firstSeq + 1 };
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
