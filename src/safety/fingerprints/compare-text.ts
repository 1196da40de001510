import type { TextQuery, TextSketch } from './sketch-text.ts';

export interface TextComparison {
  /** Estimated Jaccard similarity, 0–1. */
  resemblance: number;
  /** How much of the banked text is present in the message, 0–1. */
  containment: number;
  /** How much of the message the banked text explains, 0–1. */
  explained: number;
}

/**
 * `repost`: the message is the banked text, edited at most. `excerpt`: a part of the banked text and little else.
 * `quotation`: the banked text stands inside somebody's own words, as in news and research. `none`: unrelated.
 */
export type TextRelation = 'repost' | 'excerpt' | 'quotation' | 'none';

export const TEXT_THRESHOLDS = { containment: 0.4, explained: 0.5, excerptShingles: 30, minhash: 0.3 } as const;

export function resemblanceOf(a: Uint16Array, b: Uint16Array): number {
  let equal = 0;
  for (let place = 0; place < a.length; place++) if (a[place] === b[place]) equal++;
  return equal / a.length;
}

/** How many of the hashes `from` ≤ i < `to` of an ascending list stand in another ascending list. */
export function sharedHashes(list: Uint32Array, from: number, to: number, other: Uint32Array): number {
  let shared = 0;
  let place = 0;
  for (let at = from; at < to; at++) {
    const hash = list[at] ?? 0;
    while (place < other.length && (other[place] ?? 0) < hash) place++;
    if (place === other.length) break;
    if (other[place] === hash) shared++;
  }
  return shared;
}

/** Compares a banked sketch with a message, both ways. The two must be under one key. */
export function compareText(banked: TextSketch, message: TextQuery): TextComparison {
  const { bottom } = banked;
  const present = sharedHashes(bottom, 0, bottom.length, message.shingles);
  const containment = bottom.length === 0 ? 0 : present / bottom.length;
  const explained = Math.min(1, (containment * banked.shingleCount) / message.shingleCount);
  return { resemblance: resemblanceOf(banked.minhash, message.minhash), containment, explained };
}

/** The smaller share of the banked text still counts when it explains nearly all of a message that is long enough. */
export function relationOf(comparison: TextComparison, message: { shingleCount: number }): TextRelation {
  const { containment, explained, resemblance } = comparison;
  if (containment >= TEXT_THRESHOLDS.containment) {
    return explained >= TEXT_THRESHOLDS.explained ? 'repost' : 'quotation';
  }
  if (explained >= 0.6 && containment >= 0.12 && message.shingleCount >= TEXT_THRESHOLDS.excerptShingles) {
    return 'excerpt';
  }
  return resemblance >= TEXT_THRESHOLDS.minhash && explained >= TEXT_THRESHOLDS.explained ? 'repost' : 'none';
}
