import { hammingDistance } from './pdq.ts';

/**
 * Multi-index hashing for 256-bit hashes: sixteen 16-bit slots. Two hashes within distance 31 differ by at most one
 * bit in some slot, so looking up each slot's value and its sixteen neighbours finds every one of them.
 * In a very large index only the slot's value itself is looked up, and nine more bits of each hash are compared before it.
 * That is no longer exact: of single pairs that differ in 31 chance bits at most 16 % are missed, of those in 24 4 %, of
 * those in 16 0.4 %; a test holds this. A picture is not lost by it: it has 22 banked and 19 asked hashes, of which many meet, and
 * of 844 edited pictures that an exact search found (15 kinds of edits) this finds all. It costs a tenth.
 * Hashes lie in one store in the order of arrival; runs of them are sorted by slot value. New ones wait in a short tail
 * that is searched in full, and runs of like size are merged, so that adding stays cheap however many there are.
 */
export interface MultiIndex {
  /** Adds a hash (eight words from `offset`) that belongs to `owner`. */
  add(words: Uint32Array, offset: number, owner: number): void;
  /** Calls `visit` for each owner with a hash within `maxDistance` (≤ 31). An owner may come more than once. */
  near(words: Uint32Array, offset: number, maxDistance: number, visit: (owner: number, distance: number) => void): void;
  readonly size: number;
  readonly sizeBytes: number;
}

const SLOTS = 16;
const SLOT_BITS = 16;
const SLOT_VALUES = 1 << SLOT_BITS;
const TAIL_LIMIT = 2_048;
const WORDS = 8;
/** Making one run of all costs about as much as this share of as many questions. */
const ASKED_SHARE = 1_000;

/** The hashes `from` … `from + count` of the one store, sorted sixteen ways. */
interface Run {
  from: number;
  count: number;
  /** Per slot: where each value's postings begin (65,537 numbers), and the postings: place in the run and tag. */
  starts: Uint32Array[];
  postings: Uint32Array[];
}

const slotValue = (words: Uint32Array, offset: number, slot: number): number =>
  ((words[offset + (slot >> 1)] ?? 0) >>> ((slot & 1) * 16)) & 0xffff;

/**
 * A posting carries nine bits of two other slots beside the place, read before the hash itself, which lies somewhere
 * else in memory. Two hashes at distance 31 differ in one of nine bits on average; at most two may.
 */
const TAG_BITS = 9;
const TAG_MASK = (1 << TAG_BITS) - 1;
const TAG_DISTANCE = 2;
const RUN_LIMIT = 1 << (32 - TAG_BITS);
/** Up to here an index lies in the processor's cache, where looking at every hash costs little: it is searched exactly. */
const EXACT_BELOW = 200_000;

const tagOf = (words: Uint32Array | Int32Array, offset: number, slot: number): number => {
  const near = (slot + 5) & 15;
  const far = (slot + 11) & 15;
  const low = ((words[offset + (near >> 1)] ?? 0) >>> ((near & 1) * 16)) & 31;
  return low | ((((words[offset + (far >> 1)] ?? 0) >>> ((far & 1) * 16)) & 15) << 5);
};

const bitsInTag = Uint8Array.from({ length: 1 << TAG_BITS }, (_, tag) => {
  let bits = 0;
  for (let rest = tag; rest !== 0; rest &= rest - 1) bits++;
  return bits;
});

const nothing = new Uint32Array(0);

/** Sorts the hashes `from` … anew. The runs that it replaces are let go slot by slot, so that memory never holds both. */
function createRun(words: Uint32Array, from: number, count: number, replaced: readonly Run[]): Run {
  const starts: Uint32Array[] = [];
  const postings: Uint32Array[] = [];
  const next = new Uint32Array(SLOT_VALUES);
  for (let slot = 0; slot < SLOTS; slot++) {
    for (const old of replaced) {
      old.starts[slot] = nothing;
      old.postings[slot] = nothing;
    }
    const start = new Uint32Array(SLOT_VALUES + 1);
    for (let at = from; at < from + count; at++) {
      const value = slotValue(words, at * WORDS, slot) + 1;
      start[value] = (start[value] ?? 0) + 1;
    }
    for (let value = 0; value < SLOT_VALUES; value++) start[value + 1] = (start[value + 1] ?? 0) + (start[value] ?? 0);
    next.set(start.subarray(0, SLOT_VALUES));
    const posting = new Uint32Array(count);
    for (let at = from; at < from + count; at++) {
      const value = slotValue(words, at * WORDS, slot);
      posting[next[value] ?? 0] = ((at - from) << TAG_BITS) | tagOf(words, at * WORDS, slot);
      next[value] = (next[value] ?? 0) + 1;
    }
    starts.push(start);
    postings.push(posting);
  }
  return { from, count, starts, postings };
}

/** A slot value that very many hashes share tells nothing; its postings are passed over. */
const CROWDED = 2_048;

type Visit = (at: number, distance: number) => void;

/** Bits in each byte of a word, still apart: four such sums fit into a byte, so words are added before the last step. */
function bytewise(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (nibbles + (nibbles >>> 4)) & 0x0f0f0f0f;
}

/** The hash under question, its words taken apart once. */
interface Wanted {
  readonly words: Int32Array;
  readonly maxDistance: number;
}

/** Where the postings belong to, and which tags are worth a look. */
interface Place {
  readonly first: number;
  readonly tag: number;
  readonly tagDistance: number;
}

/**
 * Compares what stands under one slot value. Half of the words alone settle nearly every stranger, exactly: a distance
 * over 128 bits is never more than that over 256. They are added without a branch, so that the reads of many entries,
 * each from a random place, overlap.
 */
function comparePostings(
  posting: Uint32Array,
  from: number,
  to: number,
  store: Int32Array,
  { words, maxDistance }: Wanted,
  { first: runStart, tag, tagDistance }: Place,
  visit: Visit,
): void {
  const w0 = words[0] ?? 0;
  const w1 = words[1] ?? 0;
  const w2 = words[2] ?? 0;
  const w3 = words[3] ?? 0;
  for (let at = from; at < to; at++) {
    const tagged = posting[at] ?? 0;
    if ((bitsInTag[(tagged ^ tag) & TAG_MASK] ?? 0) > tagDistance) continue;
    const found = runStart + (tagged >>> TAG_BITS);
    const place = found * WORDS;
    const half =
      bytewise((store[place] ?? 0) ^ w0) +
      bytewise((store[place + 1] ?? 0) ^ w1) +
      bytewise((store[place + 2] ?? 0) ^ w2) +
      bytewise((store[place + 3] ?? 0) ^ w3);
    const first = Math.imul(half, 0x01010101) >>> 24;
    if (first > maxDistance) continue;
    const rest =
      bytewise((store[place + 4] ?? 0) ^ (words[4] ?? 0)) +
      bytewise((store[place + 5] ?? 0) ^ (words[5] ?? 0)) +
      bytewise((store[place + 6] ?? 0) ^ (words[6] ?? 0)) +
      bytewise((store[place + 7] ?? 0) ^ (words[7] ?? 0));
    const distance = first + (Math.imul(rest, 0x01010101) >>> 24);
    if (distance <= maxDistance) visit(found, distance);
  }
}

function searchRun(run: Run, store: Int32Array, wanted: Wanted, isExact: boolean, visit: Visit): void {
  const tagDistance = isExact ? TAG_BITS : TAG_DISTANCE;
  const flips = isExact ? SLOT_BITS : 0;
  for (let slot = 0; slot < SLOTS; slot++) {
    const value = ((wanted.words[slot >> 1] ?? 0) >>> ((slot & 1) * 16)) & 0xffff;
    const start = run.starts[slot];
    const posting = run.postings[slot];
    if (!start || !posting) continue;
    const place = { first: run.from, tag: tagOf(wanted.words, 0, slot), tagDistance };
    for (let flip = -1; flip < flips; flip++) {
      const flipped = flip < 0 ? value : value ^ (1 << flip);
      const from = start[flipped] ?? 0;
      const to = start[flipped + 1] ?? 0;
      if (from < to && to - from <= CROWDED) comparePostings(posting, from, to, store, wanted, place, visit);
    }
  }
}

/** An index of fewer than `exactBelow` hashes is searched exactly. */
export function createMultiIndex(exactBelow = EXACT_BELOW): MultiIndex {
  const runs: Run[] = [];
  let store = new Uint32Array(64 * WORDS);
  let owners = new Uint32Array(64);
  let size = 0;
  /** From here on hashes wait in the tail. */
  let settled = 0;

  function grow(): void {
    const wider = Math.ceil(owners.length * 1.5);
    const oldStore = store;
    const oldOwners = owners;
    store = new Uint32Array(wider * WORDS);
    store.set(oldStore);
    owners = new Uint32Array(wider);
    owners.set(oldOwners);
  }

  /** The tail becomes a run, together with the runs before it that are not much longer. */
  function settle(): void {
    let from = settled;
    const replaced: Run[] = [];
    for (
      let last = runs.at(-1);
      last && last.count <= 2 * (size - from) && size - last.from <= RUN_LIMIT;
      last = runs.at(-1)
    ) {
      from = last.from;
      replaced.push(last);
      runs.pop();
    }
    runs.push(createRun(store, from, size - from, replaced));
    settled = size;
    asked = 0;
  }

  /** Questions since the runs last changed. */
  let asked = 0;

  /** One run answers faster than many, so an index that is asked much more than it grows becomes one, unless it is large. */
  function settleForQuestions(): void {
    if (++asked * ASKED_SHARE < size || (runs.length < 2 && settled === size) || size >= exactBelow) return;
    runs.splice(0, runs.length, createRun(store, 0, size, [...runs]));
    settled = size;
    asked = 0;
  }

  return {
    add(words, offset, owner) {
      if (size === owners.length) grow();
      store.set(words.subarray(offset, offset + WORDS), size * WORDS);
      owners[size++] = owner;
      if (size - settled >= TAIL_LIMIT) settle();
    },
    near(words, offset, maxDistance, visit) {
      if (maxDistance > 31) throw new RangeError('sixteen slots are exact up to distance 31 only');
      settleForQuestions();
      const found: Visit = (at, distance) => visit(owners[at] ?? 0, distance);
      const wanted = { words: Int32Array.from(words.subarray(offset, offset + WORDS)), maxDistance };
      const signed = new Int32Array(store.buffer);
      for (const run of runs) {
        searchRun(run, signed, wanted, size < exactBelow, found);
      }
      for (let at = settled; at < size; at++) {
        const distance = hammingDistance(words, store, offset, at * WORDS, maxDistance);
        if (distance <= maxDistance) found(at, distance);
      }
    },
    get size() {
      return size;
    },
    get sizeBytes() {
      let bytes = store.byteLength + owners.byteLength;
      for (const { starts, postings } of runs) for (const array of [...starts, ...postings]) bytes += array.byteLength;
      return bytes;
    },
  };
}
