import {
  countUpTo,
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
/** So many bands are looked up; the lists of shared shingles find what these let slip. */
const BANDS_ASKED = 16;
/** How many of the 64 bottom hashes are inverted; a message that holds the text holds about as large a share of them. */
const INVERTED = 16;
/** Only hashes in the lowest 30 % are inverted, so that of a message only those need looking up. */
const INVERTED_BELOW = Math.floor(0.3 * 0x100000000);
/** A bucket fuller than this is common material and says nothing. */
const BAND_LIMIT = 24;
const INVERTED_LIMIT = 24;
/** A copy is met more often than chance look-alikes: of 16,000 edited copies in a bank of a million, 24 find as many as 96. */
const CANDIDATE_LIMIT = 24;
/** One shared shingle is chance; two are worth a comparison, and so is one shared band. */
const HITS_NEEDED = 2;
const MOST_HITS = 255;

/** Growable flat storage of sketches: 385 bytes per entry and nothing else. */
interface Columns {
  /** The lowest bytes of the minima, the four of a band in one word: chance agrees in one of 256. */
  bands: Uint32Array;
  bottom: Uint32Array;
  /** 0: forgotten. */
  bottomSize: Uint8Array;
}

/** A look at half of the banked hashes settles nearly every stranger. */
const FIRST_PART = 32;
/** With fewer banked hashes than this in the range that a question covers nothing is said. */
const LEAST_COMPARED = 6;
/** From this many needed on, a half that holds a third of its part belongs to no match: 1 in 2,500 at the threshold. */
const SURE_FROM = 20;

const columnsFor = (capacity: number): Columns => ({
  bands: new Uint32Array(capacity * BANDS),
  bottom: new Uint32Array(capacity * BOTTOM_SIZE),
  bottomSize: new Uint8Array(capacity),
});

function writeBands(minhash: Uint16Array, bands: Uint32Array, offset: number): void {
  for (let band = 0; band < BANDS; band++) {
    let word = 0;
    for (let row = 0; row < ROWS; row++) word |= ((minhash[band * ROWS + row] ?? 0) & 0xff) << (8 * row);
    bands[offset + band] = word;
  }
}

const bandKey = (word: number, band: number): number => (Math.imul(word, 0x01000193) ^ ((band + 1) * 0x9e3779b1)) >>> 0;

/**
 * An index of text sketches under one key: locality-sensitive hashing (16 bands of 4) finds look-alikes, an inverted
 * list of the smallest shingle hashes finds banked texts inside longer messages. Buckets that overflow are common
 * material and are left out.
 */
export function createTextIndex(keyId: string, initialCapacity = 1_024, maxEntries = 2_000_000): TextIndex {
  let capacity = Math.max(16, initialCapacity);
  let columns = columnsFor(capacity);
  let bands: Postings = createPostings(Math.ceil((capacity * BANDS_ASKED) / 0.75), BAND_LIMIT);
  let inverted: Postings = createPostings(Math.ceil((capacity * INVERTED) / 0.75), INVERTED_LIMIT);
  let count = 0;
  let dead = 0;

  function post(entry: number): void {
    for (let band = 0; band < BANDS_ASKED; band++)
      bands.add(bandKey(columns.bands[entry * BANDS + band] ?? 0, band), entry);
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
    columns.bands.set(old.bands);
    columns.bottom.set(old.bottom);
    columns.bottomSize.set(old.bottomSize);
    bands = createPostings(Math.ceil((capacity * BANDS_ASKED) / 0.75), BAND_LIMIT);
    inverted = createPostings(Math.ceil((capacity * INVERTED) / 0.75), INVERTED_LIMIT);
    for (let entry = 0; entry < count; entry++) if (columns.bottomSize[entry] !== 0) post(entry);
  }

  const shingles = createHashSet();

  /** Compares without copying the sketch; the MinHash is read only where the rest does not settle the relation. */
  function compareAt(entry: number, message: TextQuery): TextComparison | undefined {
    const kept = columns.bottomSize[entry] ?? 0;
    if (kept === 0) return undefined;
    const from = entry * BOTTOM_SIZE;
    const banked = { size: kept, largest: columns.bottom[from + kept - 1] ?? 0 };
    const size = message.shingles.length < message.shingleCount ? comparableIn(from, kept, message) : kept;
    if (size === 0) return undefined;
    const needed = neededFor(size < kept ? { ...banked, size } : banked, message.shingles);
    const first = Math.min(size, FIRST_PART);
    let present = shingles.countIn(columns.bottom, from, from + first);
    if (present + size - first < needed || (needed >= SURE_FROM && present * size < 0.35 * needed * first))
      return undefined;
    present += shingles.countIn(columns.bottom, from + first, from + size);
    if (present < needed) return undefined;
    const containment = present / size;
    const explained = explainedBy(present, banked, message.shingles);
    const settled = containment < TEXT_THRESHOLDS.containment && explained < TEXT_THRESHOLDS.explained;
    return { resemblance: settled ? 0 : resemblanceAt(entry), containment, explained, shared: containment * kept };
  }

  /**
   * Of a question that brings its smallest hashes only (another server's) nothing is known above the largest of them, so
   * banked hashes above it are left out. Too few say nothing.
   */
  function comparableIn(from: number, kept: number, { shingles }: TextQuery): number {
    const banked = columns.bottom.subarray(from, from + kept);
    const size = countUpTo(banked, shingles.at(-1) ?? 0);
    return size < LEAST_COMPARED ? 0 : size;
  }

  function resemblanceAt(entry: number): number {
    let equal = 0;
    for (let band = 0; band < BANDS; band++) {
      const differing = (columns.bands[entry * BANDS + band] ?? 0) ^ (asked[band] ?? 0);
      for (let row = 0; row < ROWS; row++) if (((differing >>> (8 * row)) & 0xff) === 0) equal++;
    }
    return equal / PERMUTATIONS;
  }

  /** The bands of the question under way, and the keys of those that are looked up. */
  const asked = new Uint32Array(BANDS);
  const bandKeys = new Uint32Array(BANDS_ASKED);
  /** What was read ahead from memory, only so that it was read. */
  let warmed = 0;
  /** How often each entry was met by it; zero between questions. */
  let times = new Uint8Array(capacity);
  const met: number[] = [];
  const withHits = new Uint32Array(MOST_HITS + 1);
  const bucket = new Uint32Array(BAND_LIMIT * 2);

  function meet(found: number, weight: number): void {
    for (let at = 0; at < found; at++) {
      const entry = bucket[at] ?? 0;
      const before = times[entry] ?? 0;
      if (before === 0) met.push(entry);
      times[entry] = Math.min(MOST_HITS, before + weight);
    }
  }

  /** Those met most often, at most `CANDIDATE_LIMIT`; among equals the first met. */
  function mostMet(): number[] {
    withHits.fill(0);
    for (const entry of met) {
      const hits = times[entry] ?? 0;
      withHits[hits] = (withHits[hits] ?? 0) + 1;
    }
    let room = CANDIDATE_LIMIT;
    let least = MOST_HITS + 1;
    while (least > HITS_NEEDED && room > 0) room -= withHits[--least] ?? 0;
    // Of those with the fewest hits there may be more than there is room for.
    let surplus = Math.max(0, -room);
    const found: number[] = [];
    for (let at = met.length - 1; at >= 0; at--) {
      const entry = met[at] ?? 0;
      const hits = times[entry] ?? 0;
      if (hits > least || (hits === least && surplus-- <= 0)) found.push(entry);
      times[entry] = 0;
    }
    met.length = 0;
    return found;
  }

  function candidatesOf(message: TextQuery): number[] {
    if (times.length < capacity) times = new Uint8Array(capacity);
    const { shingles } = message;
    writeBands(message.minhash, asked, 0);
    for (let band = 0; band < BANDS_ASKED; band++) bandKeys[band] = bandKey(asked[band] ?? 0, band);
    const rare = countUpTo(shingles, INVERTED_BELOW - 1);
    warmed ^= bands.warm(bandKeys, BANDS_ASKED) ^ inverted.warm(shingles, rare);
    for (const key of bandKeys) meet(bands.collect(key, bucket), HITS_NEEDED);
    for (let at = 0; at < rare; at++) meet(inverted.collect(shingles[at] ?? 0, bucket), 1);
    const found = mostMet();
    for (const entry of found)
      warmed ^= (columns.bottom[entry * BOTTOM_SIZE] ?? 0) ^ (columns.bottom[entry * BOTTOM_SIZE + 16] ?? 0);
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
      writeBands(sketch.minhash, columns.bands, entry * BANDS);
      columns.bottom.set(sketch.bottom, entry * BOTTOM_SIZE);
      columns.bottomSize[entry] = sketch.bottom.length;
      post(entry);
      return entry;
    },
    remove(entry) {
      if (columns.bottomSize[entry] === 0) return;
      columns.bottomSize[entry] = 0;
      dead++;
    },
    query(message, limit = 8) {
      if (message.keyId !== keyId) throw new RangeError('a message sketched under another key cannot be compared here');
      const matches: TextMatch[] = [];
      shingles.hold(message.shingles);
      for (const entry of candidatesOf(message)) {
        const comparison = compareAt(entry, message);
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
      const flat = columns.bands.byteLength + columns.bottom.byteLength + columns.bottomSize.byteLength;
      return flat + times.byteLength + bands.sizeBytes + inverted.sizeBytes;
    },
  };
}
