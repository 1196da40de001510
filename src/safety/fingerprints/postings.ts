/**
 * A multi-map from 32-bit keys to entry numbers in one typed array: each slot holds an 8-bit tag of the key and a
 * 24-bit entry number. Answers may contain strangers (1 in 256 of a run), which the caller's comparison removes; that
 * is what lets a million sketches with 48 postings each fit into a few hundred megabytes.
 */
export interface Postings {
  /** Adds `entry` under `key`; false when the key already has `perKeyLimit` entries, that is, when it is common. */
  add(key: number, entry: number): boolean;
  /** Writes the entries that may stand under `key` to the start of `found`; answers how many, at most its length. */
  collect(key: number, found: Uint32Array): number;
  /**
   * Reads from where the first `count` keys stand, each independently of the others, so that the waits for memory overlap;
   * `collect` then finds them near. The answer means nothing, it only keeps the reads from being left out.
   */
  warm(keys: Uint32Array, count: number): number;
  readonly used: number;
  readonly capacity: number;
  readonly sizeBytes: number;
}

export const MAX_ENTRIES = 0xffffff;

/** Mixes a key so that neighbouring keys land far apart. */
function mix(key: number): number {
  let mixed = Math.imul(key ^ (key >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** Creates postings with a fixed number of slots; the owner re-creates them larger at 75 % load. */
export function createPostings(capacity: number, perKeyLimit: number): Postings {
  // Slot value 0 is empty, so entries are stored plus one.
  const slots = new Uint32Array(capacity);
  const scale = capacity / 0x100000000;
  let used = 0;
  return {
    add(key, entry) {
      const mixed = mix(key);
      const tag = (Math.imul(mixed, 0x9e3779b1) & 0xff000000) >>> 0;
      let at = Math.floor(mixed * scale);
      let sameKey = 0;
      for (let slot = slots[at] ?? 0; slot !== 0; slot = slots[at] ?? 0) {
        if ((slot & 0xff000000) >>> 0 === tag && ++sameKey >= perKeyLimit) return false;
        if (++at === capacity) at = 0;
      }
      slots[at] = tag | (entry + 1);
      used++;
      return true;
    },
    collect(key, found) {
      const mixed = mix(key);
      const tag = Math.imul(mixed, 0x9e3779b1) & 0xff000000;
      let at = Math.floor(mixed * scale);
      let count = 0;
      for (let slot = slots[at] ?? 0; slot !== 0; slot = slots[at] ?? 0) {
        if ((slot & 0xff000000) === tag) {
          if (count === found.length) break;
          found[count++] = (slot & 0xffffff) - 1;
        }
        if (++at === capacity) at = 0;
      }
      return count;
    },
    warm(keys, count) {
      let read = 0;
      for (let at = 0; at < count; at++) read ^= slots[Math.floor(mix(keys[at] ?? 0) * scale)] ?? 0;
      return read;
    },
    get used() {
      return used;
    },
    capacity,
    sizeBytes: slots.byteLength,
  };
}
