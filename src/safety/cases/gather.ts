import type { SafetyTx } from '../ports.ts';
import { strongerQueue } from './priority.ts';
import type { Case, CaseBulk } from './types.ts';

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
  const whole: Case = parts.length === 0 ? own : { ...own, ...bulkOf(own, parts), alone: bulkOf(own, []) };
  await tx.cases.put(whole);
  if (whole.status === 'joined' && whole.joinedTo) {
    const above = await tx.cases.get(whole.joinedTo.caseId);
    if (above) await putCase(tx, aloneOf(above));
  }
  return whole;
}

/**
 * A case with others: the most urgent queue, priority and deadline of all hold. It weighs as its weightiest part, because
 * people who complained about several parts must not count twice.
 */
function bulkOf(own: Case, parts: readonly Case[]): CaseBulk {
  const all = [own, ...parts];
  const distinct = new Map(
    all.flatMap(({ sources }) => sources).map((source) => [`${source.kind} ${source.id}`, source]),
  );
  const related = all.flatMap((one) => (one === own ? one.related : [one.subjectKey, ...one.related]));
  return {
    queue: all.map(({ queue }) => queue).reduce(strongerQueue),
    priority: Math.max(...all.map(({ priority }) => priority)),
    dueAtMs: Math.min(...all.map(({ dueAtMs }) => dueAtMs)),
    escalatedTo: all.find(({ escalatedTo }) => escalatedTo !== null)?.escalatedTo ?? null,
    sources: [...distinct.values()],
    complaints: all.reduce((sum, { complaints }) => sum + complaints, 0),
    weight: Math.max(...all.map(({ weight }) => weight)),
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
