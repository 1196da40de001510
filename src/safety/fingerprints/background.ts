import { PERMUTATIONS, hashString, type SketchKey } from './keyed-hash.ts';
import type { TextSketch } from './sketch-text.ts';

/**
 * How common material is on this server: a rolling count of distinct subjects per text band, link and layout, in a
 * count-min table of fixed size. Nothing can be looked up in it without the thing itself in hand.
 */
export interface Background {
  /** Notes that `subject` showed this key; the same subject counts once per key as far as the memory reaches. */
  note(key: number, subject: number): void;
  /** About how many distinct subjects showed this key (never too low by more than the halving of `age`). */
  frequency(key: number): number;
  /** Halves all counts; called weekly so that yesterday's fashion is forgotten. */
  age(): void;
  /** The whole table as bytes, for a restart. */
  dump(): Uint8Array;
  /** Takes a dumped table back; one of another size is left out. */
  load(bytes: Uint8Array): void;
  readonly sizeBytes: number;
}

const ROWS = 3;

/** `width` counters in each row of the table, which takes seven bytes for each. */
export function createBackground(width = 1 << 20): Background {
  const counts = new Uint16Array(ROWS * width);
  // One bit per (key, subject): tells a second showing from a first one, with rare false repeats.
  const seen = new Uint8Array(width);
  const place = (key: number, row: number): number => {
    let mixed = Math.imul(key ^ (row * 0x9e3779b1), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return row * width + (((mixed ^ (mixed >>> 16)) >>> 0) % width);
  };
  return {
    note(key, subject) {
      const pair = place(Math.imul(key, 31) ^ Math.imul(subject + 1, 0x27d4eb2f), 0);
      const bit = 1 << ((key ^ subject) & 7);
      if (((seen[pair] ?? 0) & bit) !== 0) return;
      seen[pair] = (seen[pair] ?? 0) | bit;
      for (let row = 0; row < ROWS; row++) {
        const at = place(key, row);
        if ((counts[at] ?? 0) < 0xffff) counts[at] = (counts[at] ?? 0) + 1;
      }
    },
    frequency(key) {
      let least = 0xffff;
      for (let row = 0; row < ROWS; row++) least = Math.min(least, counts[place(key, row)] ?? 0);
      return least;
    },
    age() {
      for (let at = 0; at < counts.length; at++) counts[at] = (counts[at] ?? 0) >> 1;
      seen.fill(0);
    },
    dump() {
      const bytes = new Uint8Array(counts.byteLength + seen.byteLength);
      bytes.set(new Uint8Array(counts.buffer));
      bytes.set(seen, counts.byteLength);
      return bytes;
    },
    load(bytes) {
      if (bytes.length !== counts.byteLength + seen.byteLength) return;
      new Uint8Array(counts.buffer).set(bytes.subarray(0, counts.byteLength));
      seen.set(bytes.subarray(counts.byteLength));
    },
    sizeBytes: counts.byteLength + seen.byteLength,
  };
}

/** Sixteen bands of eight places: two texts share one with probability J⁸ each, so a shared band is a near copy. */
export function textBands(sketch: TextSketch): number[] {
  const bands: number[] = [];
  for (let from = 0; from < PERMUTATIONS; from += 8) {
    let key = from + 0x5bd1e995;
    for (let at = from; at < from + 8; at++)
      key = Math.imul(key ^ (sketch.minhash[at] ?? 0), 0x01000193) ^ (key >>> 11);
    bands.push(key >>> 0);
  }
  return bands;
}

/** How many distinct subjects posted a near copy of this text, by the fourth-highest of its sixteen bands. */
export function textFrequency(background: Background, sketch: TextSketch): number {
  const counts = textBands(sketch).map((band) => background.frequency(band));
  return counts.sort((a, b) => b - a)[3] ?? 0;
}

/** Notes a text by its bands, as `frequency` is asked for them. */
export function noteText(background: Background, sketch: TextSketch, subject: number): void {
  for (const band of textBands(sketch)) background.note(band, subject);
}

/** A 32-bit key of an exact string (a hashed link, layout or name) for the background table. */
export const backgroundKey = (key: SketchKey, hashed: string): number => hashString(key, `background:${hashed}`);
