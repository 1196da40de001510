import type { Collection } from '../collections.ts';
import { statusFromEvents } from '../events/status.ts';
import type { ModerationEvent } from '../events/types.ts';
import type { SafetyTx } from '../ports.ts';
import type { SubjectKey } from '../subjects.ts';
import type { Decision, EnforcedSlot } from './types.ts';

const pageSize = 500;
const rowsAtOnce = 10_000;
const eventsPerSubject = 1_000_000;
const statementsPerDecision = 100_000;

export interface DecisionProof {
  /** How many decisions were looked at. */
  readonly seen: number;
  /** Where the ledger tells another status of a subject than the records do. */
  readonly statuses: readonly string[];
  /** Which measures that a person can feel lack their ground or their statement of reasons. */
  readonly reasons: readonly string[];
}

/**
 * Reads every decision and proves that the status of its subject can be rebuilt from the ledger alone, and that whoever
 * feels it was given reasons. Nothing may be written meanwhile: hand in a snapshot.
 */
export async function proveDecisions(tx: SafetyTx): Promise<DecisionProof> {
  const decisions = await bySubject<Decision>(tx.decisions);
  const slots = await bySubject<EnforcedSlot>(tx.slots);
  const statuses: string[] = [];
  const reasons: string[] = [];
  let seen = 0;
  for (const subject of new Set([...decisions.keys(), ...slots.keys(), ...(await decidedAbout(tx))])) {
    const made = decisions.get(subject) ?? [];
    seen += made.length;
    const events = await tx.events.bySubject(subject, eventsPerSubject);
    statuses.push(...statusProblems(subject, events, made, slots.get(subject) ?? []));
    for (const decision of made) reasons.push(...(await reasonProblems(tx, events, decision)));
  }
  return { seen, statuses, reasons };
}

function statusProblems(
  subject: SubjectKey,
  events: readonly ModerationEvent[],
  decisions: readonly Decision[],
  slots: readonly EnforcedSlot[],
): string[] {
  const told = statusFromEvents(subject, events);
  const ids = (inForce: boolean) =>
    decisions.filter(({ status }) => (status === 'in-force') === inForce).map(({ id }) => id);
  const standing = new Set(ids(true));
  const ended = new Set(ids(false));
  // A slot that an operation has struck is held before its decision is written.
  const held = slots.filter(({ holders }) => holders.some((id) => standing.has(id))).map(({ slot }) => slot);
  const problems: string[] = [];
  if (!isSame(told.inForce, [...standing]))
    problems.push(`${subject}: in force are ${list([...standing])}, the ledger tells ${list(told.inForce)}`);
  if (!isSame(told.slots, held))
    problems.push(`${subject}: what is held is ${list(held)}, the ledger tells ${list(told.slots)}`);
  for (const { slot, holders } of slots)
    if (holders.some((id) => ended.has(id))) problems.push(`${subject}: ${slot} is held by a decision that ended`);
  return problems;
}

async function reasonProblems(
  tx: SafetyTx,
  events: readonly ModerationEvent[],
  { id, slots, ground, statementIds }: Decision,
): Promise<string[]> {
  if (slots.length === 0) return [];
  const problems: string[] = [];
  if (ground.reference.trim() === '' || ground.explanation.trim() === '') problems.push(`decision ${id} has no ground`);
  const written = await tx.statements.find({ where: { decision: id }, limit: statementsPerDecision });
  const found = new Set(written.map((statement) => statement.id));
  const missing = statementIds.filter((statement) => !found.has(statement));
  if (missing.length > 0) problems.push(`decision ${id} names statements ${list(missing)}, which are not there`);
  const issued = events
    .filter(({ type, data }) => type === 'statement-issued' && data.decisionId === id)
    .map(({ data }) => Number(data.statements));
  if (issued.length === 0) problems.push(`no statement of reasons was issued for decision ${id}`);
  if (issued.reduce((sum, count) => sum + count, 0) !== statementIds.length)
    problems.push(`decision ${id} names ${statementIds.length} statements, the ledger tells of another number`);
  return problems;
}

/** Everything about which the ledger tells of a decision. */
async function decidedAbout(tx: SafetyTx): Promise<Set<SubjectKey>> {
  const subjects = new Set<SubjectKey>();
  const { seq: end } = await tx.events.head();
  for (let after = 0; after < end; after += rowsAtOnce)
    for (const { subjectKey } of await tx.events.between(after, after + rowsAtOnce, ['decision-made']))
      if (subjectKey !== null) subjects.add(subjectKey);
  return subjects;
}

async function bySubject<T extends { readonly id: number; readonly subjectKey: SubjectKey }>(
  collection: Pick<Collection<T, string>, 'find'>,
): Promise<Map<SubjectKey, T[]>> {
  const found = new Map<SubjectKey, T[]>();
  for (let afterId = 0; ; ) {
    const page = await collection.find({ afterId, limit: pageSize });
    for (const record of page) {
      const known = found.get(record.subjectKey);
      if (known) known.push(record);
      else found.set(record.subjectKey, [record]);
      afterId = record.id;
    }
    if (page.length < pageSize) return found;
  }
}

function isSame<T extends string | number>(one: readonly T[], other: readonly T[]): boolean {
  const rest = new Set(other);
  return one.every((value) => rest.delete(value)) && rest.size === 0;
}

const list = (values: readonly (string | number)[]): string => (values.length === 0 ? 'none' : values.join(', '));
