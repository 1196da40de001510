import { found } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import type { ComplaintReason } from '../intake/types.ts';
import type { QueueName } from '../limits.ts';
import type { SafetyContext, SafetyTx, SubjectRecord } from '../ports.ts';
import type { ActorOrSystem } from '../roles.ts';
import { checkSubject, type SubjectRef, subjectKey } from '../subjects.ts';
import { aloneOf, putCase } from './gather.ts';
import { gatherByItself } from './gather-by-itself.ts';
import { caseDueAtMs, casePriority, strongerQueue, togetherPriority } from './priority.ts';
import type { Case, CaseSource } from './types.ts';

export interface NewSource {
  readonly subject: SubjectRef;
  readonly source: CaseSource;
  readonly queue: QueueName;
  readonly reason: ComplaintReason | null;
  /** How much this complaint weighs; 0 for one that was folded into an earlier one. */
  readonly weight: number;
  /** A deadline of its own, such as an order's. */
  readonly dueAtMs?: number;
  /** Why staff opened the case themselves; kept in its first event. */
  readonly note?: string;
}

/** The case about a subject that has not ended, if there is one; it may be joined to another. */
export async function openCaseAbout(tx: SafetyTx, key: string): Promise<Case | undefined> {
  return tx.cases.first({ where: { subject: key }, oneOf: { status: ['open', 'claimed', 'joined'] } });
}

/** Adds a source to the subject's open case or opens one. Refuses `not-found` for an unknown subject. */
export async function fileIntoCase(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: ActorOrSystem,
  added: NewSource,
): Promise<Case> {
  const key = subjectKey(checkSubject(added.subject));
  const record = found(await safety.directory.get(tx, added.subject), 'subject', key);
  const open = await openCaseAbout(tx, key);
  const nowMs = await steadyNowMs(tx, safety);
  if (open) {
    return putCase(tx, withSource(aloneOf(open), added, nowMs));
  }
  const opened = newCase(await tx.cases.nextId(), key, record, added, nowMs);
  await tx.cases.put(opened);
  await recordEvents(tx, safety, actor, [
    {
      type: 'case-opened',
      caseId: opened.id,
      subjectKey: key,
      data: {
        queue: added.queue,
        source: added.source.kind,
        ...(added.note === undefined ? {} : { note: added.note }),
      },
    },
  ]);
  return gatherByItself(tx, safety, opened, record, added.source.kind);
}

/** The case with one more word of somebody who complained before: it weighs nothing, but may be about something graver. */
export function withRepeat(open: Case, reason: ComplaintReason): Case {
  const { queue, visibility, weight } = open;
  const repeat = { priority: casePriority({ queue, reason, weight: 0, visibility }), weight: 0 };
  const priority = togetherPriority([open, repeat], weight);
  return { ...open, complaints: open.complaints + 1, priority };
}

/** The case with one more source: the more urgent queue and deadline and the graver reason of the two hold. */
function withSource(open: Case, added: NewSource, nowMs: number): Case {
  const weight = open.weight + added.weight;
  const { queue, reason } = added;
  const news = { priority: casePriority({ queue, reason, weight: 0, visibility: open.visibility }), weight: 0 };
  return {
    ...open,
    queue: strongerQueue(open.queue, queue),
    weight,
    complaints: open.complaints + 1,
    priority: togetherPriority([open, news], weight),
    dueAtMs: Math.min(open.dueAtMs, added.dueAtMs ?? caseDueAtMs(added.queue, nowMs)),
    sources: open.sources.some((s) => s.kind === added.source.kind && s.id === added.source.id)
      ? open.sources
      : [...open.sources, added.source],
  };
}

function newCase(id: number, subjectKey: string, record: SubjectRecord, added: NewSource, nowMs: number): Case {
  const { visibility } = record;
  return {
    id,
    queue: added.queue,
    status: 'open',
    subject: added.subject,
    subjectKey,
    visibility,
    priority: casePriority({
      queue: added.queue,
      reason: added.reason,
      weight: added.weight,
      visibility,
    }),
    openedAtMs: nowMs,
    dueAtMs: added.dueAtMs ?? caseDueAtMs(added.queue, nowMs),
    claimedBy: null,
    claimedByName: null,
    claimedUntilMs: null,
    escalatedTo: null,
    sources: [added.source],
    complaints: 1,
    weight: added.weight,
    related: [],
    networkId: null,
    closedAtMs: null,
    outcome: null,
    owner: record.affected[0] ?? null,
  };
}
