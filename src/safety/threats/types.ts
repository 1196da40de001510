import type { Alarm } from '../orders/types.ts';
import type { SubjectKey } from '../subjects.ts';

/** Which duty wants authorities told: DSA Art. 18 or, of terrorist content, Regulation (EU) 2021/784 Art. 14(5). */
export const threatBases = ['dsa-18', 'tco-14-5'] as const;
export type ThreatBasis = (typeof threatBases)[number];

/** Stands among the states where none can be named with reasonable certainty. */
export const europol = 'EUROPOL';

/** That somebody was told, and what. */
export interface ThreatNotice {
  readonly atMs: number;
  readonly authority: string;
  /** A Member State, or Europol. */
  readonly memberState: string;
  /** How: by telephone, a portal, encrypted mail. */
  readonly channel: string;
  readonly told: string;
  readonly byName: string;
}

/**
 * A suspicion of an offence that threatens somebody's life or safety. Nobody affected is told of it, and the ledger names
 * neither subject nor case. Needs a lawyer's reading.
 */
export interface Threat {
  readonly id: number;
  readonly basis: ThreatBasis;
  readonly caseId: number;
  readonly subjectKeys: readonly SubjectKey[];
  readonly suspicion: string;
  /** Where the offence, the suspect or the victim is; empty when none can be named with reasonable certainty. */
  readonly memberStates: readonly string[];
  readonly recordedByName: string;
  readonly awareAtMs: number;
  /** "Promptly" has no number in law: the desk aims at an hour. */
  readonly dueAtMs: number;
  readonly state: 'open' | 'informed' | 'dismissed';
  readonly notices: readonly ThreatNotice[];
  readonly informedAtMs: number | null;
  readonly dismissedBecause: string | null;
  readonly preservationIds: readonly number[];
  /** How urgently staff were told of it last, outside the desk. */
  readonly alarmed?: Alarm;
}
