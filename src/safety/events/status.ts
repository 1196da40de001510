import type { SubjectKey } from '../subjects.ts';
import type { ModerationEvent } from './types.ts';

export interface SubjectStatus {
  readonly subjectKey: SubjectKey;
  /** Ids of decisions in force, oldest first. */
  readonly inForce: readonly number[];
  /** What they do, as slots such as `suspend`, `withhold:DE`, `restrict:no-posting`, sorted. */
  readonly slots: readonly string[];
  readonly openCases: readonly number[];
  readonly openAppeals: readonly number[];
  readonly lastEventSeq: number;
}

/** A subject's status as its events tell it; nothing else is consulted. Events must be of one subject, oldest first. */
export function statusFromEvents(subjectKey: SubjectKey, events: readonly ModerationEvent[]): SubjectStatus {
  const decisions = new Map<number, readonly string[]>();
  const cases = new Set<number>();
  const appeals = new Set<number>();
  let lastEventSeq = 0;
  for (const event of events) {
    if (event.subjectKey !== subjectKey) continue;
    lastEventSeq = event.seq;
    const decisionId = numberOf(event.data.decisionId);
    const appealId = numberOf(event.data.appealId);
    if (event.type === 'decision-made' && decisionId !== undefined)
      decisions.set(decisionId, textsOf(event.data.slots));
    if ((event.type === 'decision-reversed' || event.type === 'decision-expired') && decisionId !== undefined) {
      decisions.delete(decisionId);
    }
    if ((event.type === 'case-opened' || event.type === 'case-reopened') && event.caseId !== null)
      cases.add(event.caseId);
    if (event.type === 'case-closed' && event.caseId !== null) cases.delete(event.caseId);
    if (event.type === 'appeal-opened' && appealId !== undefined) appeals.add(appealId);
    if (event.type === 'appeal-decided' && appealId !== undefined) appeals.delete(appealId);
  }
  const slots = [...new Set([...decisions.values()].flat())].sort();
  return {
    subjectKey,
    inForce: [...decisions.keys()],
    slots,
    openCases: [...cases],
    openAppeals: [...appeals],
    lastEventSeq,
  };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
