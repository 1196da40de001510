import type { QueueName } from '../limits.ts';
import type { SubjectKey, SubjectRef, Visibility } from '../subjects.ts';

export type SourceKind =
  | 'report'
  | 'notice'
  | 'referral'
  | 'order'
  | 'act-order'
  | 'info-order'
  | 'match'
  | 'appeal'
  | 'own-initiative';
export interface CaseSource {
  readonly kind: SourceKind;
  readonly id: number;
}

export type CaseOutcome = 'actioned' | 'no-action' | 'answered';

/** Reports, notices, referrals, orders and matches about one subject, worked as one. */
export interface Case {
  readonly id: number;
  readonly queue: QueueName;
  /** `joined` is worked on within another case, until it is split off again or that one ends. */
  readonly status: 'open' | 'claimed' | 'joined' | 'closed';
  readonly subject: SubjectRef;
  readonly subjectKey: SubjectKey;
  readonly visibility: Visibility;
  /** Higher is sooner; see `cases/priority.ts`. */
  readonly priority: number;
  readonly openedAtMs: number;
  readonly dueAtMs: number;
  readonly claimedBy: number | null;
  readonly claimedByName: string | null;
  readonly claimedUntilMs: number | null;
  readonly escalatedTo: 'reviewer' | 'legal' | 'owner' | null;
  readonly sources: readonly CaseSource[];
  /** Complaints in total, folded duplicates included. */
  readonly complaints: number;
  /** Sum of the reporters' reliability weights, each reporter once. */
  readonly weight: number;
  readonly related: readonly SubjectKey[];
  readonly networkId: number | null;
  readonly closedAtMs: number | null;
  readonly outcome: CaseOutcome | null;
  /** Whoever would be told of a decision about the subject, when the case was opened: cases about one person are found by it. */
  readonly owner?: number | null;
  /** The cases that were joined to this one. Each keeps what is its own, so that it can be split off as it was. */
  readonly joined?: readonly number[];
  /** What this case is without those that were joined to it; only while there are any. */
  readonly alone?: CaseBulk;
  /** The case to which this one was joined; kept when they ended together. */
  readonly joinedTo?: JoinedTo;
}

/** What a case has more of, or sooner, with others joined to it. */
export type CaseBulk = Pick<
  Case,
  'queue' | 'priority' | 'dueAtMs' | 'escalatedTo' | 'sources' | 'complaints' | 'weight' | 'related'
>;

export interface JoinedTo {
  readonly caseId: number;
  readonly atMs: number;
  /** Who held the case until then. */
  readonly claim: Pick<Case, 'claimedBy' | 'claimedByName' | 'claimedUntilMs'> | null;
}

/** One look at content: who, why, in which case. Kept apart from the ledger so that it can be listed per person. */
export interface Look {
  readonly id: number;
  readonly caseId: number;
  readonly person: number;
  readonly pseudonym: string;
  readonly subjectKey: SubjectKey;
  readonly visibility: Visibility;
  readonly reason: string;
  readonly atMs: number;
  readonly untilMs: number;
}
