import type { SafetyTx } from '../ports.ts';
import { strongerQueue, togetherPriority } from './priority.ts';
import type { Case, CaseBulk } from './types.ts';
import { weightTogether } from './weigh.ts';

/** The case as it is without those that were joined to it. What is changed of it goes back through `putCase`. */
export const aloneOf = (held: Case): Case => (held.alone ? { ...held, ...held.alone } : held);

/**
 * Writes a case of which the own part was changed, with all that was joined to it, and every case to which it is joined.
 * Returns it as it lies.
 */
export async function putCase(tx: SafetyTx, changed: Case): Promise<Case> {
  const { alone: _, ...own } = changed;
  const parts: Case[] = [];
  for (const id of own.joined ?? []) {
    const part = await tx.cases.get(id);
    if (part) parts.push(part);
  }
  const whole: Case = parts.length === 0 ? own : { ...own, ...(await bulkIn(tx, own, parts)), alone: bulkOf(own) };
  await tx.cases.put(whole);
  if (whole.status === 'joined' && whole.joinedTo) {
    const above = await tx.cases.get(whole.joinedTo.caseId);
    if (above) await putCase(tx, aloneOf(above));
  }
  return whole;
}

/** Weighs a case anew whose complaints are written now: a joined one counts everybody once. */
export async function weighAgain(tx: SafetyTx, caseId: number): Promise<void> {
  const held = await tx.cases.get(caseId);
  if (held?.joinedTo || held?.joined) await putCase(tx, aloneOf(held));
}

async function bulkIn(tx: SafetyTx, own: Case, parts: readonly Case[]): Promise<CaseBulk> {
  return bulkOf(own, parts, await weightTogether(tx, (await partsOf(tx, own)).map(aloneOf)));
}

/**
 * A case with others: the most urgent queue, the gravest reason and the nearest deadline of all hold, and the weight of
 * everybody who complained about any of them.
 */
function bulkOf(own: Case, parts: readonly Case[] = [], weight = own.weight): CaseBulk {
  const all = [own, ...parts];
  const distinct = new Map(
    all.flatMap(({ sources }) => sources).map((source) => [`${source.kind} ${source.id}`, source]),
  );
  const related = all.flatMap((one) => (one === own ? one.related : [one.subjectKey, ...one.related]));
  return {
    queue: all.map(({ queue }) => queue).reduce(strongerQueue),
    priority: togetherPriority(all, weight),
    dueAtMs: Math.min(...all.map(({ dueAtMs }) => dueAtMs)),
    escalatedTo: all.find(({ escalatedTo }) => escalatedTo !== null)?.escalatedTo ?? null,
    sources: [...distinct.values()],
    complaints: all.reduce((sum, { complaints }) => sum + complaints, 0),
    weight,
    related: [...new Set(related)].filter((key) => key !== own.subjectKey),
  };
}

/** The case in which this one is worked on: itself, unless it was joined to another. */
export async function wholeCase(tx: SafetyTx, part: Case): Promise<Case> {
  let whole = part;
  while (whole.joinedTo) {
    const above = await tx.cases.get(whole.joinedTo.caseId);
    if (!above) break;
    whole = above;
  }
  return whole;
}

/** A case and everything that was joined to it, at any depth; itself first. */
export async function partsOf(tx: SafetyTx, whole: Case): Promise<Case[]> {
  const parts = [whole];
  for (const id of whole.joined ?? []) {
    const part = await tx.cases.get(id);
    if (part) parts.push(...(await partsOf(tx, part)));
  }
  return parts;
}

/** The ids of all cases that are, or were when they ended, worked as one with this one; it may be any of them. */
export async function workedAsOne(tx: SafetyTx, caseId: number): Promise<number[]> {
  const part = await tx.cases.get(caseId);
  if (!part) return [caseId];
  return (await partsOf(tx, await wholeCase(tx, part))).map(({ id }) => id);
}
