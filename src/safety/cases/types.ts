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
  readonly status: 'open' | 'claimed' | 'closed';
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
