import type { DecisionInput, EnforcementAction, Ground } from '../enforcement/types.ts';
import type { Actor } from '../roles.ts';
import type { SubjectKey, SubjectRef } from '../subjects.ts';

export const operationStates = [
  'draft',
  'dry-run',
  'approved',
  'running',
  'paused',
  'done',
  'rolling-back',
  'rolled-back',
  'cancelled',
] as const;
export type OperationState = (typeof operationStates)[number];

/** A planned, bounded, resumable action on many targets, each with its own result. */
export interface Operation {
  readonly id: number;
  readonly title: string;
  readonly caseId: number;
  readonly state: OperationState;
  /** What each target's decision says beside its own action, ground and facts. */
  readonly defaults: Pick<
    DecisionInput,
    'ground' | 'facts' | 'source' | 'detectedAutomatically' | 'automation' | 'category' | 'keywords' | 'untilMs'
  >;
  readonly plannedBy: number;
  readonly plannedByName: string;
  /** Who else put something into the plan; they have proposed it and cannot approve it. Missing while nobody has. */
  readonly changedBy?: readonly number[];
  /** Grows with each change of the plan and each look at it, so that a look that was overtaken notices. */
  readonly revision?: number;
  readonly createdAtMs: number;
  readonly dryRun: DryRunSummary | null;
  readonly approvals: readonly Approval[];
  readonly startAtMs: number | null;
  /** Who gave the word; kept so that a resumed run acts in the same name. */
  readonly startedBy: Actor | null;
  readonly startedAtMs: number | null;
  /** Up to which place the strike of creators and backup admins is prepared; missing while none of it is. */
  readonly preparedPlaces?: number;
  /** When they were struck together; missing while that has not been done. */
  readonly struckAtMs?: number;
  readonly endedAtMs: number | null;
  readonly pausedBecause: string | null;
  /** Set when it answers the return of a removed network: what it removes is remembered with that one. */
  readonly networkId?: string;
}

export interface Approval {
  readonly person: number;
  readonly name: string;
  readonly atMs: number;
  /** Digest of the dry run that was approved; a changed plan needs a new approval. */
  readonly planDigest: string;
}

export interface DryRunSummary {
  readonly atMs: number;
  readonly planDigest: string;
  readonly included: number;
  readonly excluded: number;
  readonly unknown: number;
  readonly protectedNamed: number;
  readonly sessionsToClose: number;
  readonly membersTouched: number;
  readonly coAdmins: number;
  /** Co-admins of targeted chats who are press, researchers, observers or staff; missing in older looks. */
  readonly protectedTouched?: number;
  readonly botsTouched: number;
  readonly firstGroup: number;
}

export type ExclusionCause = 'protected' | 'unknown' | 'not-applicable' | 'by-hand';
export type TargetStatus = 'planned' | 'excluded' | 'done' | 'failed' | 'undone' | 'undo-failed';

export interface OperationTarget {
  readonly id: number;
  readonly operationId: number;
  /** Place in the run; creators and backup admins come first and share commit group 0. */
  readonly place: number;
  readonly commitGroup: number;
  readonly subject: SubjectRef;
  readonly subjectKey: SubjectKey;
  readonly action: EnforcementAction;
  readonly ground: Ground | null;
  readonly reason: string;
  readonly status: TargetStatus;
  readonly excludedBecause: ExclusionCause | null;
  readonly protectedRoles: readonly string[];
  readonly named: { readonly person: number; readonly reason: string } | null;
  readonly effects: TargetEffects | null;
  /** Set while it is still planned, too, once its strike was prepared: the id that its decision will have. */
  readonly decisionId: number | null;
  readonly error: string | null;
  readonly finishedAtMs: number | null;
}

/** What acting on one subject would change, and who else it touches. */
export interface TargetEffects {
  readonly sessionsToClose: number;
  readonly members: number;
  readonly coAdmins: readonly number[];
  /** Those of them who have a protected role: they are not targets, and lose the chat. */
  readonly protectedAdmins?: readonly number[];
  readonly bots: readonly number[];
  /** Accounts that own or administer the subject: they are warned by its fall, so they go first. */
  readonly leaders: readonly number[];
  readonly alreadyInForce: boolean;
}
