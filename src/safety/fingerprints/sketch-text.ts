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
  /** All distinct shingle hashes, ascending. */
  shingles: Uint32Array;
}

export const SHINGLE_CHARS = 5;
export const BOTTOM_SIZE = 64;

const windows = new Uint32Array(TEXT_LIMITS.maxShingles);

/** Distinct keyed hashes of the five-character windows of a folded text, ascending. */
export function shinglesOf(key: SketchKey, folded: string): Uint32Array {
  const count = Math.min(Math.max(0, folded.length - SHINGLE_CHARS + 1), TEXT_LIMITS.maxShingles);
  for (let at = 0; at < count; at++) windows[at] = hashWindow(key, folded, at, at + SHINGLE_CHARS);
  const sorted = windows.slice(0, count).sort();
  let distinct = 0;
  for (let at = 0; at < count; at++) {
    const hash = sorted[at] ?? 0;
    if (at === 0 || hash !== sorted[distinct - 1]) sorted[distinct++] = hash;
  }
  return sorted.subarray(0, distinct);
}

/** Four permutations at a time: each shingle is read once for four of them, which is what this loop costs. */
function minhashOf(key: SketchKey, shingles: Uint32Array): Uint16Array {
  const { multipliers, addends } = key;
  const kept = new Uint16Array(PERMUTATIONS);
  const count = shingles.length;
  for (let place = 0; place < PERMUTATIONS; place += 4) {
    const ma = multipliers[place] ?? 1;
    const mb = multipliers[place + 1] ?? 1;
    const mc = multipliers[place + 2] ?? 1;
    const md = multipliers[place + 3] ?? 1;
    const aa = addends[place] ?? 0;
    const ab = addends[place + 1] ?? 0;
    const ac = addends[place + 2] ?? 0;
    const ad = addends[place + 3] ?? 0;
    let a = 0x7fffffff;
    let b = 0x7fffffff;
    let c = 0x7fffffff;
    let d = 0x7fffffff;
    for (let at = 0; at < count; at++) {
      const shingle = (shingles[at] ?? 0) | 0;
      const pa = (Math.imul(shingle, ma) + aa) | 0;
      const pb = (Math.imul(shingle, mb) + ab) | 0;
      const pc = (Math.imul(shingle, mc) + ac) | 0;
      const pd = (Math.imul(shingle, md) + ad) | 0;
      if (pa < a) a = pa;
      if (pb < b) b = pb;
      if (pc < c) c = pc;
      if (pd < d) d = pd;
    }
    kept[place] = a ^ (a >>> 16);
    kept[place + 1] = b ^ (b >>> 16);
    kept[place + 2] = c ^ (c >>> 16);
    kept[place + 3] = d ^ (d >>> 16);
  }
  return kept;
}

/**
 * Sketches a text for a comparison, or answers undefined when it is too short to say anything
 * (fewer than `TEXT_LIMITS.minShingles` distinct shingles, about three words).
 */
export function queryText(key: SketchKey, text: string): TextQuery | undefined {
  const shingles = shinglesOf(key, foldText(text));
  if (shingles.length < TEXT_LIMITS.minShingles) return undefined;
  return {
    keyId: key.id,
    minhash: minhashOf(key, shingles),
    bottom: shingles.slice(0, BOTTOM_SIZE),
    shingleCount: shingles.length,
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
