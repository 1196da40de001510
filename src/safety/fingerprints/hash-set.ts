import { TEXT_LIMITS } from './ports.ts';

/** The shingles of one message, made to be asked some thousand times and then to hold those of the next. */
export interface HashSet {
  /** Forgets what it held and holds these, at most `TEXT_LIMITS.maxShingles` distinct ones. */
  hold(hashes: Uint32Array): void;
  /** How many of the hashes `from` ≤ i < `to` of a list it holds. */
  countIn(list: Uint32Array, from: number, to: number): number;
}

/** Four times the room that is needed, so that a look-up takes little more than one step, and no more, so that it is near. */
const placesFor = (count: number): number => 1 << Math.max(6, 34 - Math.clz32(count));

export function createHashSet(): HashSet {
  // A place with 0 is free, so whether the hash 0 itself is held stands apart.
  const places = new Uint32Array(placesFor(TEXT_LIMITS.maxShingles));
  let mask = 0;
  let holdsZero = 0;
  return {
    hold(hashes) {
      mask = placesFor(hashes.length) - 1;
      places.fill(0, 0, mask + 1);
      holdsZero = 0;
      for (const hash of hashes) {
        if (hash === 0) holdsZero = 1;
        let at = hash & mask;
        while ((places[at] ?? 0) !== 0) at = (at + 1) & mask;
        places[at] = hash;
      }
    },
    countIn(list, from, to) {
      let found = 0;
      for (let index = from; index < to; index++) {
        const hash = list[index] ?? 0;
        let at = hash & mask;
        let held = places[at] ?? 0;
        while (held !== 0 && held !== hash) {
          at = (at + 1) & mask;
          held = places[at] ?? 0;
        }
        found += hash === 0 ? holdsZero : held === hash ? 1 : 0;
      }
      return found;
    },
  };
}
