import type { Text } from '#lib/language/say.ts';
import type { Appeal, ComplaintReason, NoticeDecision, PublicCounters } from '#safety';

/** The counts of the public report. */
export type Count = {
  [K in keyof PublicCounters]: PublicCounters[K] extends number ? K : never;
}[keyof PublicCounters];

/**
 * What the desk's public pages say in one language. Legal terms are meant to be those of the regulations in that language where there is
 * an official text of them. All of it needs the reading of a lawyer who speaks the language.
 */
export interface PublicWords {
  readonly page: PageWords;
  readonly notice: NoticeWords;
  readonly reasons: Readonly<Record<ComplaintReason, string>>;
  readonly counts: Readonly<Record<Exclude<Count, 'seq'>, string>>;
  /** What DSA Art. 23(4) wants in the terms: facts, circumstances, durations, with examples. */
  readonly policy: readonly [Part, Part, Part, Part, Part, Part];
}

type Part = readonly [title: string, text: string];

export interface PageWords {
  readonly statement: string;
  readonly notFound: string;
  readonly tooMany: string;
  readonly tooManyText: string;
  readonly complain: string;
  readonly complainHelp: Text;
  readonly why: string;
  readonly received: string;
  readonly closed: string;
  readonly exists: string;
  readonly notProcessed: string;
  readonly misuse: string;
  readonly misusePolicy: string;
  readonly object: string;
  readonly objectHelp: string;
  readonly objected: string;
  readonly objectionYours: string;
  readonly objectionAnswer: string;
  readonly objectionWaiting: string;
  readonly objectionStands: string;
  readonly objectionLifted: string;
  readonly ended: string;
  readonly order: string;
  readonly authority: string;
  readonly reference: string;
  readonly issued: string;
  readonly grounds: string;
  readonly reasons: string;
  readonly challenge: string;
  readonly transparency: string;
  readonly now: string;
  readonly send: string;
  readonly mine: string;
  /** What one gives there, and what one reads for it. */
  readonly mineLead: string;
  readonly phone: string;
  readonly code: string;
  readonly none: string;
  readonly failed: string;
}

/** The form for notices, and the page about one of them. */
export interface NoticeWords {
  readonly title: string;
  readonly help: string;
  readonly withoutScript: string;
  readonly early: string;
  readonly incomplete: string;
  readonly where: string;
  readonly explain: string;
  readonly reason: string;
  readonly choose: string;
  readonly name: string;
  readonly email: string;
  readonly anonymous: string;
  readonly flagger: string;
  readonly secret: string;
  readonly secretHelp: string;
  readonly secretUnknown: string;
  readonly goodFaith: string;
  readonly send: string;
  readonly working: string;
  readonly received: string;
  readonly keep: string;
  readonly mailed: string;
  readonly unknown: Text;
  readonly nothing: string;
  readonly nameNeeded: string;
  readonly suspended: Text;
  readonly warned: string;
  readonly suspendedUntil: Text;
  readonly why: string;
  readonly misuse: string;
  readonly trouble: string;
  readonly stateTitle: string;
  readonly receivedAt: string;
  readonly decision: string;
  readonly waiting: string;
  readonly decidedAt: string;
  readonly automated: string;
  readonly yes: string;
  readonly no: string;
  readonly redress: string;
  readonly redressText: string;
  readonly complaint: string;
  readonly complainedAt: string;
  readonly answer: string;
  readonly complaintsSuspended: string;
  readonly answers: Readonly<Record<NonNullable<Appeal['outcome']>, string>>;
  readonly outcomes: Readonly<Record<NoticeDecision['outcome'], string>>;
}
