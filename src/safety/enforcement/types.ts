import type { Json } from '#lib/canonical-json.ts';
import type { SubjectKey, SubjectRef, Visibility } from '../subjects.ts';

export const restrictions = ['no-posting', 'no-search-listing', 'no-invites'] as const;
export type Restriction = (typeof restrictions)[number];

/** What a decision does. `none` is a decision too: looked at and left alone. */
export type EnforcementAction =
  | { readonly kind: 'none' }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'restrict'; readonly limits: readonly Restriction[] }
  | { readonly kind: 'withhold'; readonly countries: readonly string[] }
  | { readonly kind: 'takedown' }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'ban-usernames'; readonly usernames: readonly string[] };

export type ActionKind = EnforcementAction['kind'];

/**
 * The smallest thing that can be in force on a subject: `suspend`, `takedown`, `label:X`, `restrict:no-posting`,
 * `withhold:DE`, `username:cinder_choir`. Several decisions may hold one slot; it ends when the last one lets go.
 */
export type Slot = string;

export type GroundKind = 'law' | 'terms' | 'tco-order' | 'act-order';

/** What the decision rests on. */
export interface Ground {
  readonly kind: GroundKind;
  /** The provision or the clause of our terms, for example `terms:4.2` or `Regulation (EU) 2021/784, Art. 3`. */
  readonly reference: string;
  readonly explanation: string;
  readonly url?: string;
  /** Orders only: how the order itself may be challenged, as it says. */
  readonly redress?: string;
  /** Terms only: is the content illegal as well? */
  readonly alsoIllegal?: boolean;
}

export type DetectionSource =
  | { readonly kind: 'own-initiative' }
  | { readonly kind: 'notice'; readonly id: number }
  | { readonly kind: 'trusted-flagger'; readonly id: number; readonly name: string }
  | { readonly kind: 'report'; readonly id: number }
  | { readonly kind: 'referral'; readonly id: number }
  | { readonly kind: 'order'; readonly id: number };

export type Automation = 'none' | 'partial' | 'full';

export interface DecisionInput {
  readonly subject: SubjectRef;
  readonly action: EnforcementAction;
  readonly ground: Ground;
  readonly facts: string;
  readonly source: DetectionSource;
  readonly detectedAutomatically: boolean;
  readonly automation: Automation;
  /** One of the statement categories and keywords of the SoR schema. */
  readonly category: string;
  readonly keywords: readonly string[];
  /** End of a timed decision in ms; null lasts until it is reversed. */
  readonly untilMs: number | null;
  readonly caseId: number | null;
  readonly orderId?: number;
  readonly operationId?: number;
  /** Ground of law only: illegal at first sight, which counts towards misuse (DSA Art. 23(1)). */
  readonly manifestlyIllegal?: boolean;
  /** The step against misuse that this suspension carries out. */
  readonly misuseId?: number;
  /** Deceptive commercial content in high volume: outside the duty to state reasons. */
  readonly bulkCommercial?: boolean;
}

/** What was concluded, by whom, on which ground. */
export interface Decision extends DecisionInput {
  readonly id: number;
  readonly subjectKey: SubjectKey;
  readonly visibility: Visibility;
  readonly slots: readonly Slot[];
  readonly madeBy: number | null;
  readonly madeByName: string;
  /** Nobody in this list may decide an appeal about it: who decided, who planned and who approved. */
  readonly persons: readonly number[];
  readonly madeAtMs: number;
  readonly status: 'in-force' | 'reversed' | 'expired';
  readonly endedAtMs: number | null;
  readonly statementIds: readonly number[];
}

/** A slot in force: which decisions hold it, and how to put back what was there before the first of them. */
export interface EnforcedSlot {
  readonly id: number;
  readonly slotKey: string;
  readonly subjectKey: SubjectKey;
  readonly slot: Slot;
  readonly holders: readonly number[];
  readonly undo: Json;
  readonly stateBefore: string;
}
