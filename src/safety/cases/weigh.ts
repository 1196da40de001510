import { complaintWeight, notifierOf, unnamedKey } from '../intake/reliability.ts';
import type { SafetyTx } from '../ports.ts';
import { weighsMost } from './priority.ts';
import type { Case } from './types.ts';

type Weighed = Pick<Case, 'id' | 'weight' | 'sources'>;

/**
 * How much the complaints about several cases weigh together, each without those that were joined to it: whoever
 * complained about several of them counts once.
 */
export async function weightTogether(tx: SafetyTx, cases: readonly Weighed[]): Promise<number> {
  const heaviest = Math.max(...cases.map(({ weight }) => weight));
  // Then nobody else makes it more urgent, and thousands need not be counted.
  if (cases.length === 1 || weighsMost(heaviest)) return heaviest;
  const sum = cases.reduce((all, { weight }) => all + weight, 0);
  return Math.max(heaviest, sum - (await countedAgain(tx, cases)));
}

async function countedAgain(tx: SafetyTx, cases: readonly Weighed[]): Promise<number> {
  let again = 0;
  for (const [key, times] of await notifiersOf(tx, cases))
    if (times > 1) again += (times - 1) * complaintWeight(await notifierOf(tx, key));
  // A referral or order about several subjects weighs one in each of their cases.
  const papers = cases.flatMap(({ sources }) => sources.filter(({ kind }) => isPaper(kind)));
  return again + papers.length - new Set(papers.map(({ kind, id }) => `${kind} ${id}`)).size;
}

const isPaper = (kind: string): boolean => ['referral', 'order', 'act-order', 'info-order'].includes(kind);

/** About how many of the cases each of the notifiers complained, by their keys. */
async function notifiersOf(tx: SafetyTx, cases: readonly Weighed[]): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  const reporters = await tx.reports.countBy('reporter', { oneOf: { caseId: cases.map(({ id }) => id) } });
  for (const [reporter, count] of reporters) times.set(`account:${reporter}`, count);
  for (const { sources } of cases) {
    const keys = new Set<string>();
    for (const { kind, id } of sources) {
      const notice = kind === 'notice' ? await tx.notices.get(id) : undefined;
      // Of those who left no address each is somebody else.
      if (notice) keys.add(notice.notifierKey === unnamedKey ? `${unnamedKey} ${id}` : notice.notifierKey);
    }
    for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}
