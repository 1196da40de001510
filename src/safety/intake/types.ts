import { type ReportReason, reportReasons } from '#domain';
import type { SubjectKey } from '../subjects.ts';

/** What a complaint says is wrong, as members say it; `category` of a decision is decided by us. */
export const complaintReasons = reportReasons;
export type ComplaintReason = ReportReason;

/** A member's complaint from inside the app. */
export interface Report {
  readonly id: number;
  readonly reporter: number;
  readonly subjectKey: SubjectKey;
  readonly reason: ComplaintReason;
  readonly comment: string;
  readonly caseId: number;
  readonly receivedAtMs: number;
  /** How often the same person reported the same subject while the case was open. */
  readonly times: number;
  readonly outcome: 'upheld' | 'rejected' | 'unfounded' | null;
  /** From when on the reporter is to be told the outcome; null when they were told, or are not to be. */
  readonly tellAtMs?: number | null;
  readonly toldAtMs?: number;
}

export type NoticeLane = 'notice' | 'trusted-flagger';

/** DSA Art. 16(2). Needs a lawyer's reading (docs: legal fields). */
export interface Notice {
  readonly id: number;
  readonly lane: NoticeLane;
  readonly flaggerId: number | null;
  /** Shown on the receipt; lets the notifier ask for the state without an account. */
  readonly receiptCode: string;
  readonly explanation: string;
  readonly locations: readonly string[];
  readonly subjectKeys: readonly SubjectKey[];
  readonly notifierKey: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly goodFaith: boolean;
  readonly reason: ComplaintReason;
  readonly lang: string;
  readonly caseIds: readonly number[];
  readonly receivedAtMs: number;
  readonly confirmedAtMs: number | null;
  readonly decision: NoticeDecision | null;
}

export interface NoticeDecision {
  readonly outcome: 'actioned-law' | 'actioned-terms' | 'rejected' | 'unfounded';
  readonly automated: boolean;
  readonly decidedAtMs: number;
  readonly redress: string;
}

/** Appointed under DSA Art. 22 by a Digital Services Coordinator. */
export interface Flagger {
  readonly id: number;
  readonly name: string;
  readonly memberState: string;
  /** What the Coordinator designated it for; none noted means all. */
  readonly areas: readonly ComplaintReason[];
  readonly notifierKey: string;
  /** Keyed digest of the secret with which the flagger files notices. */
  readonly secretDigest: string;
  readonly appointedAtMs: number;
  /** When the Coordinator was last told that its notices are imprecise or unsubstantiated (DSA Art. 22(6)). */
  readonly reportedAtMs?: number;
  readonly reportedBecause?: string;
  readonly revokedAtMs: number | null;
}

/** An authority's request to look, judged by our own rules. It binds nobody. */
export interface Referral {
  readonly id: number;
  readonly authority: string;
  readonly reference: string;
  readonly subjectKeys: readonly SubjectKey[];
  readonly explanation: string;
  readonly caseIds: readonly number[];
  readonly receivedAtMs: number;
  readonly answer: {
    readonly atMs: number;
    readonly outcome: 'actioned' | 'rejected' | 'partly';
    readonly text: string;
  } | null;
}

/** What we know of a complainant: `account:N`, `flagger:N` or the keyed digest of an e-mail address. */
export interface Notifier {
  readonly id: number;
  readonly key: string;
  readonly kind: 'account' | 'flagger' | 'mail';
  readonly upheld: number;
  readonly rejected: number;
  readonly unfounded: number;
  /** How often something of an account was found manifestly illegal, and a complaint manifestly unfounded. */
  readonly illegal?: number;
  readonly complaints?: number;
  readonly warnedAtMs: number | null;
  /** Until when notices and reports, and until when complaints are not processed. */
  readonly suspendedUntilMs: number | null;
  readonly complaintsUntilMs?: number | null;
}

export interface SpentChallenge {
  readonly id: number;
  readonly nonce: string;
  readonly expiresAtMs: number;
}
