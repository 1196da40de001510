import type { Suspicion } from './decide.ts';

export interface NetworkPosterior {
  /** Probability that at least one member is back. */
  back: number;
  /** Expected number of returned members among the candidates. */
  expectedMembers: number;
  confirmed: number;
  suspected: number;
}

/**
 * The network's own probability, apart from its members': one confirmed member settles it; else the chance that not
 * all candidates are innocent. Candidates in the quoting and protected lanes do not speak for a return.
 */
export function networkPosterior(
  candidates: readonly Pick<Suspicion, 'state' | 'lane' | 'posterior'>[],
): NetworkPosterior {
  let innocent = 1;
  let expectedMembers = 0;
  let confirmed = 0;
  let suspected = 0;
  for (const { state, lane, posterior } of candidates) {
    if (state === 'confirmed') {
      confirmed++;
      expectedMembers++;
      innocent = 0;
    } else if (lane === 'normal' && (state === 'suspected' || state === 'priority')) {
      suspected++;
      expectedMembers += posterior;
      innocent *= 1 - posterior;
    }
  }
  return { back: 1 - innocent, expectedMembers, confirmed, suspected };
}
