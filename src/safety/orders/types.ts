import type { SubjectKey } from '../subjects.ts';

/** TCO Art. 2(7)(a)-(e), as ticked in section B of Annex I. Needs a lawyer's reading. */
export const tcoGrounds = ['incite-glorify', 'solicit-commit', 'solicit-group', 'instruct', 'threaten'] as const;
export type TcoGround = (typeof tcoGrounds)[number];

export const authorityTypes = ['judge', 'court', 'investigating-judge', 'law-enforcement', 'other'] as const;
export type AuthorityType = (typeof authorityTypes)[number];

export interface OrderItem {
  readonly exactUrl: string;
  readonly additionalIdentification: string;
  /** Filled when the location was resolved. */
  readonly subjectKey: SubjectKey | null;
  readonly doneAtMs: number | null;
  readonly measure: 'removed' | 'disabled-all-member-states' | 'already-gone' | null;
  readonly decisionId: number | null;
}

/** Annex I of Regulation (EU) 2021/784. Needs a lawyer's reading against the Official Journal. */
export interface RemovalOrderForm {
  readonly addressee: {
    readonly name: string;
    readonly legalRepresentative: string;
    readonly contactPoint: string;
    readonly memberState: string;
  };
  readonly issuer: {
    readonly memberState: string;
    readonly authorityName: string;
    readonly type: AuthorityType;
    readonly representativeName: string;
    readonly postHeld: string;
    readonly fileNo: string;
    readonly address: string;
    readonly tel: string;
    readonly email: string;
    readonly stamp: boolean;
    /** ISO 8601 with offset. */
    readonly date: string;
  };
  readonly referenceNo: string;
  /** ISO 8601 with offset. */
  readonly issuedAt: string;
  readonly language: string;
  readonly items: readonly { readonly exactUrl: string; readonly additionalIdentification?: string }[];
  readonly grounds: readonly TcoGround[];
  readonly statementOfReasons: string;
  readonly nonDisclosure: boolean;
  readonly crossBorder: { readonly isDifferentMemberState: boolean; readonly copySentTo: string };
  readonly followUpContact: string;
  readonly redress: { readonly body: string; readonly deadline: string; readonly legislationLink: string };
}

/**
 * How the order came in. The receipt time is always ours, never one that the sender wrote: the moment at which it was
 * entered, or an earlier one at which staff say that it lay at our contact point. The hour runs from the earlier.
 */
export interface Receipt {
  readonly channel: 'portal' | 'signed-api' | 'signed-mail' | 'other';
  readonly signature: 'verified' | 'absent' | 'failed';
  readonly digest: string;
  readonly receivedAtMs: number;
  /** The server's time at the entry, where the order had reached us before. */
  readonly enteredAtMs?: number;
}

export type StopReason = 'force-majeure-or-impossibility' | 'manifest-error' | 'insufficient-information';

export interface ClockStop {
  readonly reason: StopReason;
  readonly atMs: number;
  readonly resumedAtMs: number | null;
}

/** Enough to compute every moment of the hour again, on any node, after any restart. */
export interface OrderClock {
  readonly receivedAtMs: number;
  readonly stops: readonly ClockStop[];
  readonly doneAtMs: number | null;
}

export type RemovalOrderState = 'received' | 'acknowledged' | 'stopped' | 'executed' | 'reinstated' | 'final';

/** A letter that the law wants us to send: Annex II, Annex III, or information to the content provider. */
export interface OrderPaper {
  readonly kind: 'annex-ii' | 'annex-iii';
  readonly atMs: number;
  readonly body: string;
}

export interface Gag {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly extended: boolean;
}

export interface Scrutiny {
  readonly askedBy: 'host' | 'content-provider' | 'own-authority';
  readonly askedAtMs: number;
  readonly decisionDueAtMs: number;
  readonly decidedAtMs: number | null;
  readonly infringement: boolean | null;
}

/** How urgently the desk shows a running order. */
export type Alarm = 'none' | 'calm' | 'soon' | 'urgent' | 'late';

export interface RemovalOrder {
  readonly id: number;
  /** Issuing authority and its reference: the same order sent twice has the same key. */
  readonly orderKey: string;
  readonly form: RemovalOrderForm;
  readonly receipt: Receipt;
  readonly state: RemovalOrderState;
  readonly clock: OrderClock;
  /** The sooner of the deadlines that `clock.ts` computes; null while stopped or done. For queues and alarms. */
  readonly dueAtMs: number | null;
  readonly items: readonly OrderItem[];
  /** The case of the first item that was found; null while none of them names anything here. */
  readonly caseId: number | null;
  readonly acknowledgedAtMs: number | null;
  readonly executedAtMs: number | null;
  readonly firstContact: { readonly informedAtMs: number | null; readonly satisfied: boolean };
  readonly gag: Gag | null;
  readonly scrutinies: readonly Scrutiny[];
  readonly papers: readonly OrderPaper[];
  readonly duplicates: number;
  /** How urgently staff were told of it last, outside the desk. */
  readonly alarmed?: Alarm;
}

/** An authority as we know it, and when it told us its procedures (TCO Art. 3(2)). */
export interface Authority {
  readonly id: number;
  readonly key: string;
  readonly memberState: string;
  readonly name: string;
  readonly informedAtMs: number | null;
  readonly firstOrderAtMs: number | null;
  readonly contact: string;
}

/** DSA Art. 9 (act) and Art. 10 (provide information). Needs a lawyer's reading. */
export interface DsaOrder {
  readonly id: number;
  readonly kind: 'act' | 'inform';
  readonly orderKey: string;
  readonly memberState: string;
  readonly authorityName: string;
  readonly referenceNo: string;
  readonly legalBasis: string;
  readonly statementOfReasons: string;
  readonly locations: readonly string[];
  readonly subjectKeys: readonly SubjectKey[];
  readonly territorialScope: readonly string[];
  readonly language: string;
  readonly redress: string;
  readonly effectReportTo: string;
  readonly category: string;
  /** Art. 10: what is asked for, and why it is needed. */
  readonly informationAsked: string | null;
  readonly purpose: string | null;
  /** The date that the order itself sets; the articles say "without undue delay". */
  readonly answerByMs: number | null;
  /** Not before this moment may the recipient be told (Art. 9(5), 10(5)); null when the order sets none. */
  readonly tellAtMs?: number | null;
  readonly receivedAtMs: number;
  readonly state: 'received' | 'acknowledged' | 'answered';
  readonly acknowledgedAtMs: number | null;
  readonly answeredAtMs: number | null;
  readonly effect: 'given' | 'not-held' | 'not-possible' | 'information-provided' | null;
  readonly personToldAtMs: number | null;
  readonly caseId: number | null;
  /** How urgently staff were told of it last, outside the desk. */
  readonly alarmed?: Alarm;
}

/** Content and related data kept aside after removal (TCO Art. 6): segregated, purpose-bound, with an end. */
export interface Preservation {
  readonly id: number;
  readonly orderId: number | null;
  /** What it is kept for, where that is no removal order: a specific measure (Art. 5) or a threat to life. */
  readonly decisionId?: number;
  readonly threatId?: number;
  readonly subjectKey: SubjectKey;
  /** Names the sealed copy at the `Preserver`; never the content itself. */
  readonly sealedRef: string;
  readonly digest: string;
  readonly sizeBytes: number;
  readonly createdAtMs: number;
  readonly untilMs: number;
  readonly extendedBecause: string | null;
  readonly destroyedAtMs: number | null;
}
