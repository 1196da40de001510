import { createMultiIndex } from './multi-index.ts';
import { hammingDistance, maskedDistance } from './pdq.ts';
import { BANK_VIEWS, hasShape, type PictureQuery, type PictureSketch, QUERY_VIEWS } from './sketch-picture.ts';

/** `same`: PDQ within 31. `alike`: only the stable bits or the second hash agree, as with re-encoded flat logos. */
export interface PictureMatch {
  entry: number;
  level: 'same' | 'alike';
  /** PDQ distance, or the distance over stable bits scaled to 256. */
  distance: number;
}

export interface PictureIndex {
  add(sketch: PictureSketch): number;
  remove(entry: number): void;
  /** Banked pictures that this one is a version of, best first, at most `limit`. */
  query(picture: PictureQuery, limit?: number): PictureMatch[];
  readonly size: number;
  readonly sizeBytes: number;
}

export const PICTURE_THRESHOLDS = {
  pdq: 31,
  stable: 40,
  stableBits: 100,
  shape: 22,
  shapeSigns: 0.25,
  minQuality: 12,
} as const;

const ROW_WORDS = 50;

/** A picture without a frame is the same as its view without the frame: one question does for both. */
function isRepeated(views: Uint32Array, view: number): boolean {
  for (let other = 0; other < view; other++)
    if (hammingDistance(views, views, other * 8, view * 8, 0) === 0) return true;
  return false;
}

export function createPictureIndex(): PictureIndex {
  const pdqIndex = createMultiIndex();
  const shapeIndex = createMultiIndex();
  // Of each banked picture only views 0 and 1 are needed again: 50 words in one flat array.
  let rows = new Uint32Array(64 * ROW_WORDS);
  const alive: boolean[] = [];
  let size = 0;
  /** What was found for a picture that was asked before, as forwarded ones are; all of it is void once the bank changes. */
  let asked = new WeakMap<PictureQuery, PictureMatch[]>();

  function candidates(picture: PictureQuery): { same: Map<number, number>; maybe: Set<number> } {
    const same = new Map<number, number>();
    const maybe = new Set<number>();
    for (let view = 0; view < QUERY_VIEWS; view++) {
      if (isRepeated(picture.pdq, view)) continue;
      pdqIndex.near(picture.pdq, view * 8, PICTURE_THRESHOLDS.pdq, (entry, distance) => {
        if (distance < (same.get(entry) ?? 257)) same.set(entry, distance);
      });
    }
    for (let view = 0; view < 2; view++) {
      if (!hasShape(picture.shapeSigns[view] ?? 0)) continue;
      shapeIndex.near(picture.shape, view * 8, PICTURE_THRESHOLDS.shape, (entry) => void maybe.add(entry));
    }
    return { same, maybe };
  }

  function alike(entry: number, picture: PictureQuery): number | undefined {
    const row = rows.subarray(entry * ROW_WORDS, (entry + 1) * ROW_WORDS);
    let best: number | undefined;
    for (let view = 0; view < 2; view++) {
      const bankedPdq = row.subarray(view * 8, view * 8 + 8);
      const mask = row.subarray(16 + view * 8, 24 + view * 8);
      for (let other = 0; other < 2; other++) {
        const pdq = picture.pdq.subarray(other * 16, other * 16 + 8);
        const { distance, compared } = maskedDistance(bankedPdq, pdq, mask);
        const signs = Math.min(row[48 + view] ?? 0, picture.shapeSigns[other] ?? 0);
        const shape = hammingDistance(row, picture.shape, 32 + view * 8, other * 8);
        const byMask = compared >= PICTURE_THRESHOLDS.stableBits && distance <= PICTURE_THRESHOLDS.stable;
        const byShape = hasShape(signs) && shape <= signs * PICTURE_THRESHOLDS.shapeSigns && distance <= 72;
        if ((byMask && shape <= signs * 0.6 + 4) || byShape) best = Math.min(best ?? 257, distance);
      }
    }
    return best;
  }

  return {
    add(sketch) {
      const entry = alive.push(true) - 1;
      size++;
      asked = new WeakMap();
      if ((entry + 1) * ROW_WORDS > rows.length) {
        const wider = new Uint32Array(Math.ceil(rows.length * 1.5));
        wider.set(rows);
        rows = wider;
      }
      rows.set(sketch.pdq.subarray(0, 16), entry * ROW_WORDS);
      rows.set(sketch.stable, entry * ROW_WORDS + 16);
      rows.set(sketch.shape, entry * ROW_WORDS + 32);
      rows.set(sketch.shapeSigns, entry * ROW_WORDS + 48);
      if (sketch.quality >= PICTURE_THRESHOLDS.minQuality) {
        for (let view = 0; view < BANK_VIEWS; view++)
          if (!isRepeated(sketch.pdq, view)) pdqIndex.add(sketch.pdq, view * 8, entry);
      }
      for (let view = 0; view < 2; view++) {
        if (hasShape(sketch.shapeSigns[view] ?? 0)) shapeIndex.add(sketch.shape, view * 8, entry);
      }
      return entry;
    },
    remove(entry) {
      if (!alive[entry]) return;
      alive[entry] = false;
      size--;
      asked = new WeakMap();
    },
    query(picture, limit = 8) {
      const known = asked.get(picture);
      if (known) return known.slice(0, limit);
      const { same, maybe } = candidates(picture);
      const matches: PictureMatch[] = [];
      for (const [entry, distance] of same) {
        if (alive[entry]) matches.push({ entry, level: 'same', distance });
      }
      for (const entry of maybe) {
        if (!alive[entry] || same.has(entry)) continue;
        const distance = alike(entry, picture);
        if (distance !== undefined) matches.push({ entry, level: 'alike', distance });
      }
      matches.sort((a, b) => (a.level === b.level ? a.distance - b.distance : a.level === 'same' ? -1 : 1));
      asked.set(picture, matches.slice(0, 64));
      return matches.slice(0, limit);
    },
    get size() {
      return size;
    },
    get sizeBytes() {
      return pdqIndex.sizeBytes + shapeIndex.sizeBytes + rows.byteLength;
    },
  };
}
