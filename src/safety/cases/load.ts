import { eachEvent } from '../events/each.ts';
import { steadyNowMs } from '../events/record.ts';
import { type QueueName, queueNames } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';

const dayMs = 86_400_000;
/** Events that are counted for the plot at most; the days before them then read zero and `cut` is set. */
const eventsCounted = 200_000;

export interface DayLoad {
  /** Start of the day, UTC, in ms. */
  readonly dayMs: number;
  readonly opened: number;
  readonly closed: number;
  readonly decisions: number;
}

export interface DueLoad {
  readonly queue: QueueName;
  readonly overdue: number;
  readonly withinHour: number;
  readonly withinDay: number;
  readonly later: number;
}

export interface DeskLoad {
  readonly days: readonly DayLoad[];
  readonly due: readonly DueLoad[];
  readonly cut: boolean;
}

/** What came in and went out, day by day from the ledger, and when what is open falls due. */
export async function deskLoad(safety: SafetyContext, actor: Actor, days: number): Promise<DeskLoad> {
  requireMay(actor, 'queue.see');
  return safety.store.read(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const fromMs = Math.floor(nowMs / dayMs) * dayMs - (days - 1) * dayMs;
    const counted = await countDays(safety, tx, fromMs, days);
    const due: DueLoad[] = [];
    for (const queue of queueNames) due.push(await dueOf(tx, queue, nowMs));
    return { ...counted, due };
  });
}

async function countDays(
  safety: SafetyContext,
  tx: SafetyTx,
  fromMs: number,
  days: number,
): Promise<{ days: DayLoad[]; cut: boolean }> {
  const counts = Array.from({ length: days }, (_, day) => ({
    dayMs: fromMs + day * dayMs,
    opened: 0,
    closed: 0,
    decisions: 0,
  }));
  const head = await tx.events.head();
  const first = (await tx.events.firstSeqFrom(fromMs)) ?? head.seq + 1;
  const afterSeq = Math.max(first - 1, head.seq - eventsCounted);
  const types = ['case-opened', 'case-closed', 'decision-made'] as const;
  await eachEvent(safety, tx, { afterSeq, throughSeq: head.seq, types }, (event) => {
    const at = counts[Math.floor((event.atMs - fromMs) / dayMs)];
    if (!at) return;
    if (event.type === 'case-opened') at.opened += 1;
    else if (event.type === 'case-closed') at.closed += 1;
    else at.decisions += 1;
  });
  return { days: counts, cut: afterSeq > first - 1 };
}

async function dueOf(tx: SafetyTx, queue: QueueName, nowMs: number): Promise<DueLoad> {
  const open = { where: { queue }, oneOf: { status: ['open', 'claimed'] } };
  const before = (moment: number) => tx.cases.count({ ...open, below: { due: moment } });
  const overdue = await before(nowMs);
  const hour = await before(nowMs + 3_600_000);
  const day = await before(nowMs + dayMs);
  const all = await tx.cases.count(open);
  return { queue, overdue, withinHour: hour - overdue, withinDay: day - hour, later: all - day };
}
