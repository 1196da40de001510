import {
  explainedBy,
  neededFor,
  relationOf,
  TEXT_THRESHOLDS,
  type TextComparison,
  type TextRelation,
} from './compare-text.ts';
import { PERMUTATIONS } from './keyed-hash.ts';
import { createHashSet } from './hash-set.ts';
import { createPostings, MAX_ENTRIES, type Postings } from './postings.ts';
import { BOTTOM_SIZE, type TextQuery, type TextSketch } from './sketch-text.ts';

export interface TextMatch extends TextComparison {
  /** The number that `add` answered. */
  entry: number;
  relation: Exclude<TextRelation, 'none'>;
}

export interface TextIndex {
  /** Keeps a sketch and answers its entry number; undefined when the index is full. */
  add(sketch: TextSketch): number | undefined;
  /** Forgets an entry; its number is not used again. */
  remove(entry: number): void;
  /** Banked texts that the message repeats or quotes, best first, at most `limit`. Never scans the bank. */
  query(message: TextQuery, limit?: number): TextMatch[];
  readonly size: number;
  readonly sizeBytes: number;
}

const BANDS = 32;
const ROWS = PERMUTATIONS / BANDS;
/** How many of the 64 bottom hashes are inverted; a message that holds the text holds about as large a share of them. */
const INVERTED = 16;
/** Only hashes in the lowest 30 % are inverted, so that of a message only those need looking up. */
const INVERTED_BELOW = Math.floor(0.3 * 0x100000000);
/** A bucket fuller than this is common material and says nothing. */
const BAND_LIMIT = 24;
const INVERTED_LIMIT = 24;
const CANDIDATE_LIMIT = 96;

/** Growable flat storage of sketches: 514 bytes per entry and nothing else. */
interface Columns {
  minhash: Uint16Array;
  bottom: Uint32Array;
  bottomSize: Uint8Array;
  alive: Uint8Array;
}

/** A look at half of the banked hashes settles nearly every stranger. */
const FIRST_PART = 32;
/** From this many needed on, a half that holds a third of its part belongs to no match: 1 in 2,500 at the threshold. */
const SURE_FROM = 20;

const columnsFor = (capacity: number): Columns => ({
  minhash: new Uint16Array(capacity * PERMUTATIONS),
  bottom: new Uint32Array(capacity * BOTTOM_SIZE),
  bottomSize: new Uint8Array(capacity),
  alive: new Uint8Array(capacity),
});

function bandKey(minhash: Uint16Array, offset: number, band: number): number {
  let key = band + 1;
  for (let row = 0; row < ROWS; row++) {
    key = Math.imul(key ^ (minhash[offset + band * ROWS + row] ?? 0), 0x01000193);
    key ^= key >>> 13;
  }
  return key >>> 0;
}

/**
 * An index of text sketches under one key: locality-sensitive hashing (32 bands of 4) finds look-alikes, an inverted
 * list of the smallest shingle hashes finds banked texts inside longer messages. Buckets that overflow are common
 * material and are left out.
 */
export function createTextIndex(keyId: string, initialCapacity = 1_024, maxEntries = 2_000_000): TextIndex {
  let capacity = Math.max(16, initialCapacity);
  let columns = columnsFor(capacity);
  let bands: Postings = createPostings(Math.ceil((capacity * BANDS) / 0.75), BAND_LIMIT);
  let inverted: Postings = createPostings(Math.ceil((capacity * INVERTED) / 0.75), INVERTED_LIMIT);
  let count = 0;
  let dead = 0;

  function post(entry: number): void {
    for (let band = 0; band < BANDS; band++) bands.add(bandKey(columns.minhash, entry * PERMUTATIONS, band), entry);
    const size = columns.bottomSize[entry] ?? 0;
    let inverse = 0;
    for (let at = 0; at < size && inverse < INVERTED; at++) {
      const hash = columns.bottom[entry * BOTTOM_SIZE + at] ?? 0;
      // The bottom hashes ascend, so the first one beyond the bound ends the list.
      if (hash >= INVERTED_BELOW) return;
      // What many texts have in common finds none of them: a rarer hash takes its place.
      if (inverted.add(hash, entry)) inverse++;
    }
  }

  function grow(): void {
    capacity = Math.min(Math.ceil(capacity * 1.7), maxEntries);
    const old = columns;
    columns = columnsFor(capacity);
    columns.minhash.set(old.minhash);
    columns.bottom.set(old.bottom);
    columns.bottomSize.set(old.bottomSize);
    columns.alive.set(old.alive);
    bands = createPostings(Math.ceil((capacity * BANDS) / 0.75), BAND_LIMIT);
    inverted = createPostings(Math.ceil((capacity * INVERTED) / 0.75), INVERTED_LIMIT);
    for (let entry = 0; entry < count; entry++) if (columns.alive[entry] === 1) post(entry);
  }

  const shingles = createHashSet();

  /** Compares without copying the sketch; the MinHash is read only where the rest does not settle the relation. */
  function compareAt(entry: number, message: TextQuery): TextComparison | undefined {
    const size = columns.bottomSize[entry] ?? 0;
    const from = entry * BOTTOM_SIZE;
    const banked = { size, largest: columns.bottom[from + size - 1] ?? 0 };
    const needed = neededFor(banked, message.shingles);
    const first = Math.min(size, FIRST_PART);
    let present = shingles.countIn(columns.bottom, from, from + first);
    if (present + size - first < needed || (needed >= SURE_FROM && present * size < 0.35 * needed * first))
      return undefined;
    present += shingles.countIn(columns.bottom, from + first, from + size);
    if (present < needed) return undefined;
    const containment = present / size;
    const explained = explainedBy(present, banked, message.shingles);
    const settled = containment < TEXT_THRESHOLDS.containment && explained < TEXT_THRESHOLDS.explained;
    return { resemblance: settled ? 0 : resemblanceAt(entry, message.minhash), containment, explained };
  }

  function resemblanceAt(entry: number, minhash: Uint16Array): number {
    let equal = 0;
    const from = entry * PERMUTATIONS;
    for (let place = 0; place < PERMUTATIONS; place++) if (columns.minhash[from + place] === minhash[place]) equal++;
    return equal / PERMUTATIONS;
  }

  function sharesBand(entry: number, minhash: Uint16Array, band: number): boolean {
    for (let at = band * ROWS; at < (band + 1) * ROWS; at++) {
      if (columns.minhash[entry * PERMUTATIONS + at] !== minhash[at]) return false;
    }
    return true;
  }

  /** How often each entry was met by the question under way; zero between questions. */
  let times = new Uint8Array(capacity);
  const met: number[] = [];

  const bucket = new Uint32Array(BAND_LIMIT * 2);

  const meet = (entry: number, weight: number): void => {
    const before = times[entry] ?? 0;
    if (before === 0) met.push(entry);
    if (before < 254) times[entry] = before + weight;
  };

  function candidatesOf(message: TextQuery): number[] {
    if (times.length < capacity) times = new Uint8Array(capacity);
    for (let band = 0; band < BANDS; band++) {
      const count = bands.collect(bandKey(message.minhash, 0, band), bucket);
      for (let at = 0; at < count; at++) {
        const entry = bucket[at] ?? 0;
        if (sharesBand(entry, message.minhash, band)) meet(entry, 2);
      }
    }
    const { shingles: hashes } = message;
    for (let place = 0; place < hashes.length; place++) {
      const hash = hashes[place] ?? 0;
      if (hash >= INVERTED_BELOW) break;
      const count = inverted.collect(hash, bucket);
      for (let at = 0; at < count; at++) meet(bucket[at] ?? 0, 1);
    }
    // One shared shingle is chance; two are worth a comparison, and so is one shared band.
    const found = met.filter((entry) => (times[entry] ?? 0) >= 2);
    if (found.length > CANDIDATE_LIMIT) {
      found.sort((a, b) => (times[b] ?? 0) - (times[a] ?? 0));
      found.length = CANDIDATE_LIMIT;
    }
    for (const entry of met) times[entry] = 0;
    met.length = 0;
    return found;
  }

  return {
    add(sketch) {
      if (sketch.keyId !== keyId) throw new RangeError('a sketch under another key cannot be compared here');
      if (count === capacity) {
        if (capacity >= Math.min(maxEntries, MAX_ENTRIES)) return undefined;
        grow();
      }
      const entry = count++;
      columns.minhash.set(sketch.minhash, entry * PERMUTATIONS);
      columns.bottom.set(sketch.bottom, entry * BOTTOM_SIZE);
      columns.bottomSize[entry] = sketch.bottom.length;
      columns.alive[entry] = 1;
      post(entry);
      return entry;
    },
    remove(entry) {
      if (columns.alive[entry] !== 1) return;
      columns.alive[entry] = 0;
      dead++;
    },
    query(message, limit = 8) {
      if (message.keyId !== keyId) throw new RangeError('a message sketched under another key cannot be compared here');
      const matches: TextMatch[] = [];
      shingles.hold(message.shingles);
      for (const entry of candidatesOf(message)) {
        const comparison = columns.alive[entry] === 1 ? compareAt(entry, message) : undefined;
        const relation = comparison ? relationOf(comparison, message) : 'none';
        if (comparison && relation !== 'none') matches.push({ entry, relation, ...comparison });
      }
      matches.sort((a, b) => b.containment * b.explained - a.containment * a.explained || a.entry - b.entry);
      return matches.slice(0, limit);
    },
    get size() {
      return count - dead;
    },
    get sizeBytes() {
      const { minhash, bottom, bottomSize, alive } = columns;
      const flat = minhash.byteLength + bottom.byteLength + bottomSize.byteLength;
      return flat + times.byteLength + alive.byteLength + bands.sizeBytes + inverted.sizeBytes;
    },
  };
}
