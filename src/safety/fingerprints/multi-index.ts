import { hammingDistance } from './pdq.ts';

/**
 * Multi-index hashing for 256-bit hashes: sixteen 16-bit slots. Two hashes within distance 31 differ by at most one
 * bit in some slot, so looking up each slot's value and its sixteen neighbours finds every one of them.
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
const SLOT_VALUES = 0x10000;
const TAIL_LIMIT = 8_192;
const WORDS = 8;

/** The hashes `from` … `from + count` of the one store, sorted sixteen ways. */
interface Run {
  from: number;
  count: number;
  /** Per slot: where each value's postings begin (65,537 numbers), and the postings. */
  starts: Uint32Array[];
  postings: Uint32Array[];
}

const slotValue = (words: Uint32Array, offset: number, slot: number): number =>
  ((words[offset + (slot >> 1)] ?? 0) >>> ((slot & 1) * 16)) & 0xffff;

function createRun(words: Uint32Array, from: number, count: number): Run {
  const starts: Uint32Array[] = [];
  const postings: Uint32Array[] = [];
  const next = new Uint32Array(SLOT_VALUES);
  for (let slot = 0; slot < SLOTS; slot++) {
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
      posting[next[value] ?? 0] = at;
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
  visit: Visit,
): void {
  const w0 = words[0] ?? 0;
  const w1 = words[1] ?? 0;
  const w2 = words[2] ?? 0;
  const w3 = words[3] ?? 0;
  for (let at = from; at < to; at++) {
    const place = (posting[at] ?? 0) * WORDS;
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
    if (distance <= maxDistance) visit(posting[at] ?? 0, distance);
  }
}

function searchRun(run: Run, store: Int32Array, wanted: Wanted, visit: Visit): void {
  for (let slot = 0; slot < SLOTS; slot++) {
    const value = ((wanted.words[slot >> 1] ?? 0) >>> ((slot & 1) * 16)) & 0xffff;
    const start = run.starts[slot];
    const posting = run.postings[slot];
    if (!start || !posting) continue;
    for (let flip = -1; flip < 16; flip++) {
      const flipped = flip < 0 ? value : value ^ (1 << flip);
      const from = start[flipped] ?? 0;
      const to = start[flipped + 1] ?? 0;
      if (to - from <= CROWDED) comparePostings(posting, from, to, store, wanted, visit);
    }
  }
}

export function createMultiIndex(): MultiIndex {
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
    for (let last = runs.at(-1); last && last.count <= 2 * (size - from); last = runs.at(-1)) {
      from = last.from;
      runs.pop();
    }
    runs.push(createRun(store, from, size - from));
    settled = size;
  }

  return {
    add(words, offset, owner) {
      if (size === owners.length) grow();
      store.set(words.subarray(offset, offset + WORDS), size * WORDS);
      owners[size++] = owner;
      if (size - settled === TAIL_LIMIT) settle();
    },
    near(words, offset, maxDistance, visit) {
      if (maxDistance > 31) throw new RangeError('sixteen slots are exact up to distance 31 only');
      const found: Visit = (at, distance) => visit(owners[at] ?? 0, distance);
      const wanted = { words: Int32Array.from(words.subarray(offset, offset + WORDS)), maxDistance };
      const signed = new Int32Array(store.buffer);
      for (const run of runs) searchRun(run, signed, wanted, found);
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
