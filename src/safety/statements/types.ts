import type { DetectionSource, EnforcementAction, Ground } from '../enforcement/types.ts';
import type { SubjectKey, Visibility } from '../subjects.ts';

/** What the affected person is told (DSA Art. 17; TCO Art. 11 for orders). Needs a lawyer's reading. */
export interface Statement {
  readonly id: number;
  /** Null when it tells of an order to provide information, which decides nothing. */
  readonly decisionId: number | null;
  readonly dsaOrderId?: number;
  readonly subjectKey: SubjectKey;
  readonly account: number;
  readonly lang: string;
  readonly kind: 'restriction' | 'reversal' | 'order-information' | 'appeal-answer';
  readonly text: string;
  readonly issuedAtMs: number;
  /** Not before this moment (non-disclosure of an order). */
  readonly notBeforeMs: number;
  readonly toldAtMs: number | null;
  /** The service chat could not be reached; the statement waits for the next sign-in. */
  readonly waitsForSignIn: boolean;
  readonly seenAtMs: number | null;
  readonly appealUntilMs: number;
}

/** The facts from which the text is written, in any language. */
export interface StatementFacts {
  readonly subjectKey: SubjectKey;
  readonly subjectLabel: string;
  readonly visibility: Visibility;
  readonly action: EnforcementAction;
  readonly ground: Ground;
  readonly facts: string;
  readonly source: DetectionSource;
  readonly detectedAutomatically: boolean;
  readonly automation: 'none' | 'partial' | 'full';
  readonly madeAtMs: number;
  readonly untilMs: number | null;
  readonly appealUntilMs: number;
  readonly redressUrl: string;
}

export interface Appeal {
  readonly id: number;
  readonly decisionId: number;
  readonly statementId: number | null;
  readonly complainant: number | null;
  /** Who complains as misuse is counted: `account:N`, `flagger:N` or the keyed digest of an e-mail address. */
  readonly key?: string;
  readonly side: 'affected' | 'notifier';
  readonly text: string;
  readonly subjectKey: SubjectKey;
  readonly status: 'open' | 'decided';
  readonly openedAtMs: number;
  /** When we mean to have answered; `latestMs` is the hard stop of two weeks (TCO Art. 10). */
  readonly dueAtMs: number;
  readonly latestMs: number;
  readonly outcome: 'upheld' | 'reversed' | 'partly-reversed' | null;
  /** The decision stands, and the complaint was manifestly unfounded (DSA Art. 23(2)). */
  readonly unfounded?: boolean;
  readonly reasons: string | null;
  readonly decidedBy: number | null;
  readonly decidedAtMs: number | null;
}

/** Out-of-court settlement (DSA Art. 21). */
export interface Dispute {
  readonly id: number;
  readonly decisionId: number;
  readonly body: string;
  readonly openedAtMs: number;
  readonly closedAtMs: number | null;
  readonly outcome: 'provider' | 'recipient' | 'settled' | 'withdrawn' | null;
  readonly implemented: boolean | null;
}

/** One record for the Commission's database; `payload` is a valid v2 statement as JSON text. */
export interface SorEntry {
  readonly id: number;
  readonly puid: string;
  readonly decisionId: number;
  readonly payload: string;
  readonly status: 'queued' | 'accepted' | 'refused' | 'withdrawn';
  readonly attempts: number;
  readonly nextAttemptMs: number;
  readonly acceptedAtMs: number | null;
  readonly errors: string | null;
  /** How many go in one call at most where it is among them, once a whole batch failed: one may be what breaks them all. */
  readonly batchMost?: number;
  /** The decision was reversed after the record had been accepted; the database offers no withdrawal. */
  readonly reversedAfterwards: boolean;
}
