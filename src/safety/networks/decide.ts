import { DAY_SECONDS } from './types.ts';

/** `quiet`: nothing to show. Only a person leads to `confirmed` or `refuted`; no state here removes anybody. */
export type SuspicionState = 'quiet' | 'suspected' | 'priority' | 'confirmed' | 'refuted' | 'insufficient';

/** `protected` and `quoting` subjects are looked at by a person too, but without friction and never as an alert. */
export type Lane = 'normal' | 'quoting' | 'protected';

/** Reversible friction, the only thing that happens before a person decided. It ends by itself. */
export interface Friction {
  measures: readonly ('no_search_listing' | 'slower_join')[];
  fromS: number;
  untilS: number;
}

/** What is suspected of a pair. Times are seconds; `tenths` is the score in tenths of a bit. */
export interface Suspicion {
  subject: string;
  networkId: string;
  state: SuspicionState;
  lane: Lane;
  tenths: number;
  posterior: number;
  /** Ids of the fingerprints and subjects the score rests on, ascending. */
  evidence: readonly string[];
  sinceS: number;
  friction?: Friction;
  /** What the score rested on when a person refuted it or asked for more. */
  settled?: { tenths: number; evidence: readonly string[]; by: string; atS: number };
}

export type SuspicionInput =
  | {
      kind: 'scored';
      atS: number;
      tenths: number;
      posterior: number;
      lane: Lane;
      /** Whether two signals agree; one alone never leads to friction. */
      corroborated: boolean;
      evidence: readonly string[];
    }
  | { kind: 'verdict'; atS: number; verdict: 'confirm' | 'refute' | 'insufficient'; by: string }
  | { kind: 'clock'; atS: number }
  | { kind: 'decision_overturned'; atS: number };

export const FRICTION_SECONDS = DAY_SECONDS;
/** New evidence must lift a settled pair by at least this much before it is raised again: 3 bits. */
export const RERAISE_TENTHS = 30;

/** Where a subject stands of which nothing speaks yet. `atS` in Unix seconds. */
export const noSuspicion = (subject: string, networkId: string, atS: number): Suspicion => ({
  subject,
  networkId,
  state: 'quiet',
  lane: 'normal',
  tenths: 0,
  posterior: 0,
  evidence: [],
  sinceS: atS,
});

type Thresholds = { suspectedAt: number; priorityAt: number };

/** The next state of a pair. Pure: the caller stores what comes out and applies or lifts the friction it names. */
export function nextSuspicion(current: Suspicion, input: SuspicionInput, thresholds: Thresholds): Suspicion {
  switch (input.kind) {
    case 'scored':
      return afterScore(current, input, thresholds);
    case 'verdict':
      return afterVerdict(current, input);
    case 'clock':
      return current.friction && input.atS >= current.friction.untilS ? withoutFriction(current) : current;
    case 'decision_overturned':
      return { ...noSuspicion(current.subject, current.networkId, input.atS) };
  }
}

const withoutFriction = ({ friction: _ended, ...rest }: Suspicion): Suspicion => rest;

function afterScore(
  current: Suspicion,
  input: Extract<SuspicionInput, { kind: 'scored' }>,
  thresholds: Thresholds,
): Suspicion {
  const { tenths, posterior, lane, evidence, atS } = input;
  if (current.state === 'confirmed') return { ...current, tenths, posterior, evidence };
  if (current.settled && !isNewEvidence(current.settled, tenths, evidence)) return current;
  const urgent = posterior >= thresholds.priorityAt && input.corroborated;
  const reached = urgent ? 'priority' : posterior >= thresholds.suspectedAt ? 'suspected' : 'quiet';
  // A pair does not leave the queue because a score dipped: a person has it before them. Friction is not renewed.
  const state = rank(reached) >= rank(current.state) || isSettled(current.state) ? reached : current.state;
  const next: Suspicion = { ...current, state, lane, tenths, posterior, evidence };
  if (state !== current.state) next.sinceS = atS;
  if (lane !== 'normal') return withoutFriction(next);
  if (state === 'priority' && current.state !== 'priority') {
    next.friction = { measures: ['no_search_listing', 'slower_join'], fromS: atS, untilS: atS + FRICTION_SECONDS };
  }
  return next;
}

const rank = (state: SuspicionState): number => (state === 'priority' ? 2 : state === 'suspected' ? 1 : 0);
const isSettled = (state: SuspicionState): boolean => state === 'refuted' || state === 'insufficient';

function isNewEvidence(
  settled: { tenths: number; evidence: readonly string[] },
  tenths: number,
  evidence: readonly string[],
): boolean {
  const known = new Set(settled.evidence);
  return tenths >= settled.tenths + RERAISE_TENTHS && evidence.some((id) => !known.has(id));
}

function afterVerdict(current: Suspicion, input: Extract<SuspicionInput, { kind: 'verdict' }>): Suspicion {
  const { tenths, evidence } = current;
  const decided = withoutFriction({ ...current, sinceS: input.atS });
  if (input.verdict === 'confirm') return { ...decided, state: 'confirmed' };
  return {
    ...decided,
    state: input.verdict === 'refute' ? 'refuted' : 'insufficient',
    settled: { tenths, evidence, by: input.by, atS: input.atS },
  };
}

export const SINGLE_PERSON_LIMIT = 25;

export type BatchRefusal = 'second_person_needed' | 'same_person_twice' | 'empty_batch';

/** Whether a confirmation of several subjects at once may stand: above 25 it needs two different persons. */
export function checkBatch(
  subjects: number,
  by: readonly string[],
): { ok: true } | { ok: false; refusal: BatchRefusal } {
  if (subjects === 0) return { ok: false, refusal: 'empty_batch' };
  if (new Set(by).size < by.length) return { ok: false, refusal: 'same_person_twice' };
  if (by.length < (subjects > SINGLE_PERSON_LIMIT ? 2 : 1)) return { ok: false, refusal: 'second_person_needed' };
  return { ok: true };
}
