import { foldText } from './fold-text.ts';
import { hashWindow, PERMUTATIONS, type SketchKey } from './keyed-hash.ts';
import { TEXT_LIMITS } from './ports.ts';

/** What is kept of a text. Neither words nor their order can be read back, and without the key nothing can be tested. */
export interface TextSketch {
  keyId: string;
  /** 128 lowest 16 bits of the minima (b-bit MinHash): the share of equal places estimates the Jaccard similarity. */
  minhash: Uint16Array;
  /** The up to 64 smallest shingle hashes, ascending: estimates containment either way. */
  bottom: Uint32Array;
  /** How many distinct shingles the text had. */
  shingleCount: number;
}

/** A sketch of a text under watch; its full shingle set lives only as long as the comparison. */
export interface TextQuery extends TextSketch {
  shingles: ReadonlySet<number>;
}

export const SHINGLE_CHARS = 5;
export const BOTTOM_SIZE = 64;

/** Distinct keyed hashes of all five-character windows of a folded text. */
export function shinglesOf(key: SketchKey, folded: string): Set<number> {
  const shingles = new Set<number>();
  const last = folded.length - SHINGLE_CHARS;
  for (let at = 0; at <= last && shingles.size < TEXT_LIMITS.maxShingles; at++) {
    shingles.add(hashWindow(key, folded, at, at + SHINGLE_CHARS));
  }
  return shingles;
}

const minima = new Int32Array(PERMUTATIONS);

function minhashOf(key: SketchKey, shingles: Uint32Array): Uint16Array {
  const { multipliers, addends } = key;
  minima.fill(0x7fffffff);
  for (let place = 0; place < PERMUTATIONS; place++) {
    const multiplier = multipliers[place] ?? 1;
    const addend = addends[place] ?? 0;
    let smallest = 0x7fffffff;
    for (let at = 0; at < shingles.length; at++) {
      const permuted = (Math.imul(shingles[at] ?? 0, multiplier) + addend) | 0;
      if (permuted < smallest) smallest = permuted;
    }
    minima[place] = smallest;
  }
  const kept = new Uint16Array(PERMUTATIONS);
  for (let place = 0; place < PERMUTATIONS; place++) {
    const minimum = minima[place] ?? 0;
    kept[place] = minimum ^ (minimum >>> 16);
  }
  return kept;
}

/**
 * Sketches a text for a comparison, or answers undefined when it is too short to say anything
 * (fewer than `TEXT_LIMITS.minShingles` distinct shingles, about three words).
 */
export function queryText(key: SketchKey, text: string): TextQuery | undefined {
  const shingles = shinglesOf(key, foldText(text));
  if (shingles.size < TEXT_LIMITS.minShingles) return undefined;
  const sorted = Uint32Array.from(shingles).sort();
  return {
    keyId: key.id,
    minhash: minhashOf(key, sorted),
    bottom: sorted.slice(0, BOTTOM_SIZE),
    shingleCount: sorted.length,
    shingles,
  };
}

/** Sketches a text for the bank. */
export function sketchText(key: SketchKey, text: string): TextSketch | undefined {
  const query = queryText(key, text);
  return query && toSketch(query);
}

/** Drops the full shingle set, which nobody may keep. */
export const toSketch = (query: TextQuery): TextSketch => ({
  keyId: query.keyId,
  minhash: query.minhash,
  bottom: query.bottom,
  shingleCount: query.shingleCount,
});
