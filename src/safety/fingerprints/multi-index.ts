import { hammingDistance } from './pdq.ts';

/**
 * Multi-index hashing for 256-bit hashes: sixteen 16-bit slots. Two hashes within distance 31 differ by at most one
 * bit in some slot, so looking up each slot's value and its sixteen neighbours finds every one of them.
 * Hashes are kept in runs sorted by slot value; new ones wait in a short tail that is searched in full, and equal-sized
 * runs are merged, so that adding stays cheap and a million hashes need no rebuild.
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
const TAIL_LIMIT = 4_096;
const WORDS = 8;

interface Run {
  count: number;
  words: Uint32Array;
  owners: Uint32Array;
  /** Per slot: where each value's postings begin (65,537 numbers), and the postings. */
  starts: Uint32Array[];
  postings: Uint32Array[];
}

const slotValue = (words: Uint32Array, offset: number, slot: number): number =>
  ((words[offset + (slot >> 1)] ?? 0) >>> ((slot & 1) * 16)) & 0xffff;

function createRun(words: Uint32Array, owners: Uint32Array, count: number): Run {
  const starts: Uint32Array[] = [];
  const postings: Uint32Array[] = [];
  for (let slot = 0; slot < SLOTS; slot++) {
    const start = new Uint32Array(SLOT_VALUES + 1);
    for (let at = 0; at < count; at++) {
      const value = slotValue(words, at * WORDS, slot) + 1;
      start[value] = (start[value] ?? 0) + 1;
    }
    for (let value = 0; value < SLOT_VALUES; value++) start[value + 1] = (start[value + 1] ?? 0) + (start[value] ?? 0);
    const next = start.slice();
    const posting = new Uint32Array(count);
    for (let at = 0; at < count; at++) {
      const value = slotValue(words, at * WORDS, slot);
      posting[next[value] ?? 0] = at;
      next[value] = (next[value] ?? 0) + 1;
    }
    starts.push(start);
    postings.push(posting);
  }
  return { count, words, owners, starts, postings };
}

function merged(a: Run, b: Run): Run {
  const words = new Uint32Array((a.count + b.count) * WORDS);
  words.set(a.words.subarray(0, a.count * WORDS));
  words.set(b.words.subarray(0, b.count * WORDS), a.count * WORDS);
  const owners = new Uint32Array(a.count + b.count);
  owners.set(a.owners.subarray(0, a.count));
  owners.set(b.owners.subarray(0, b.count), a.count);
  return createRun(words, owners, a.count + b.count);
}

/** A slot value that very many hashes share tells nothing; its postings are passed over. */
const CROWDED = 2_048;

function searchRun(
  run: Run,
  words: Uint32Array,
  offset: number,
  maxDistance: number,
  visit: (owner: number, distance: number) => void,
): void {
  for (let slot = 0; slot < SLOTS; slot++) {
    const value = slotValue(words, offset, slot);
    const start = run.starts[slot];
    const posting = run.postings[slot];
    if (!start || !posting) continue;
    for (let flip = -1; flip < 16; flip++) {
      const wanted = flip < 0 ? value : value ^ (1 << flip);
      const from = start[wanted] ?? 0;
      const to = start[wanted + 1] ?? 0;
      if (to - from > CROWDED) continue;
      for (let at = from; at < to; at++) {
        const found = posting[at] ?? 0;
        const distance = hammingDistance(words, run.words, offset, found * WORDS, maxDistance);
        if (distance <= maxDistance) visit(run.owners[found] ?? 0, distance);
      }
    }
  }
}

export function createMultiIndex(): MultiIndex {
  const runs: Run[] = [];
  let tailWords = new Uint32Array(TAIL_LIMIT * WORDS);
  let tailOwners = new Uint32Array(TAIL_LIMIT);
  let tailCount = 0;
  let size = 0;

  function settle(): void {
    let run = createRun(tailWords, tailOwners, tailCount);
    tailWords = new Uint32Array(TAIL_LIMIT * WORDS);
    tailOwners = new Uint32Array(TAIL_LIMIT);
    tailCount = 0;
    for (let last = runs.at(-1); last && last.count <= 2 * run.count; last = runs.at(-1)) {
      runs.pop();
      run = merged(last, run);
    }
    runs.push(run);
  }

  return {
    add(words, offset, owner) {
      tailWords.set(words.subarray(offset, offset + WORDS), tailCount * WORDS);
      tailOwners[tailCount++] = owner;
      size++;
      if (tailCount === TAIL_LIMIT) settle();
    },
    near(words, offset, maxDistance, visit) {
      if (maxDistance > 31) throw new RangeError('sixteen slots are exact up to distance 31 only');
      for (const run of runs) searchRun(run, words, offset, maxDistance, visit);
      for (let at = 0; at < tailCount; at++) {
        const distance = hammingDistance(words, tailWords, offset, at * WORDS, maxDistance);
        if (distance <= maxDistance) visit(tailOwners[at] ?? 0, distance);
      }
    },
    get size() {
      return size;
    },
    get sizeBytes() {
      let bytes = tailWords.byteLength + tailOwners.byteLength;
      for (const run of runs) {
        bytes += run.words.byteLength + run.owners.byteLength;
        for (const array of [...run.starts, ...run.postings]) bytes += array.byteLength;
      }
      return bytes;
    },
  };
}
