import { BOTTOM_SIZE, type TextQuery, type TextSketch } from './sketch-text.ts';

export interface TextComparison {
  /** Estimated Jaccard similarity, 0–1. */
  resemblance: number;
  /** How much of the banked text is present in the message, 0–1. */
  containment: number;
  /** How much of the message the banked text explains, 0–1. */
  explained: number;
  /** How many of the banked hashes stand in the message; estimated where only a part of them can be compared. */
  shared: number;
}

/**
 * `repost`: the message is the banked text, edited at most. `excerpt`: a part of the banked text and little else.
 * `quotation`: the banked text stands inside somebody's own words, as in news and research. `none`: unrelated.
 */
export type TextRelation = 'repost' | 'excerpt' | 'quotation' | 'none';

export const TEXT_THRESHOLDS = {
  containment: 0.4,
  explained: 0.5,
  /** Of an excerpt at least this much of the banked text is there; below it nothing is any relation. */
  excerpt: 0.12,
  excerptShingles: 30,
  minhash: 0.3,
  /** About twenty letters in a row: with less of a short text everybody quotes it who writes the language. */
  quotedShingles: 16,
} as const;

/**
 * The share of places, 0–1, at which two MinHash signatures of one length agree: it estimates the Jaccard similarity
 * of what was hashed.
 */
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

/** How many hashes of an ascending list are at most `limit`. */
export function countUpTo(list: Uint32Array, limit: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How much of a message a banked text explains, when `present` of the banked hashes stand in it. What is banked of a
 * long text are its smallest hashes, so only as small ones of the message are counted against them.
 */
export function explainedBy(present: number, banked: { size: number; largest: number }, shingles: Uint32Array): number {
  const of = banked.size < BOTTOM_SIZE ? shingles.length : countUpTo(shingles, banked.largest);
  return of === 0 ? 0 : present / of;
}

/** How many of the banked hashes must stand in a message for any relation but `none`. */
export function neededFor(banked: { size: number; largest: number }, shingles: Uint32Array): number {
  const { containment, explained, excerpt } = TEXT_THRESHOLDS;
  const of = banked.size < BOTTOM_SIZE ? shingles.length : countUpTo(shingles, banked.largest);
  return Math.max(1, excerpt * banked.size, Math.min(containment * banked.size, explained * of));
}

/** Compares a banked sketch with a message, both ways. The two must be under one key. */
export function compareText(banked: TextSketch, message: TextQuery): TextComparison {
  const { bottom } = banked;
  const size = bottom.length;
  const present = sharedHashes(bottom, 0, size, message.shingles);
  const containment = size === 0 ? 0 : present / size;
  const explained = explainedBy(present, { size, largest: bottom[size - 1] ?? 0 }, message.shingles);
  return { resemblance: resemblanceOf(banked.minhash, message.minhash), containment, explained, shared: present };
}

/** The smaller share of the banked text still counts when it explains nearly all of a message that is long enough. */
export function relationOf(comparison: TextComparison, message: { shingleCount: number }): TextRelation {
  const { containment, explained, resemblance, shared } = comparison;
  if (containment >= TEXT_THRESHOLDS.containment) {
    if (explained >= TEXT_THRESHOLDS.explained) return 'repost';
    return shared >= TEXT_THRESHOLDS.quotedShingles ? 'quotation' : 'none';
  }
  if (containment < TEXT_THRESHOLDS.excerpt) return 'none';
  if (explained >= 0.6 && message.shingleCount >= TEXT_THRESHOLDS.excerptShingles) {
    return 'excerpt';
  }
  return resemblance >= TEXT_THRESHOLDS.minhash && explained >= TEXT_THRESHOLDS.explained ? 'repost' : 'none';
}
