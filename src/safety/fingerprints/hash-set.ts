import { TEXT_LIMITS } from './ports.ts';

/** The shingles of one message, made to be asked some thousand times and then to hold those of the next. */
export interface HashSet {
  /** Forgets what it held and holds these, at most `TEXT_LIMITS.maxShingles` distinct ones. */
  hold(hashes: Uint32Array): void;
  /** How many of the hashes `from` ≤ i < `to` of a list it holds. */
  countIn(list: Uint32Array, from: number, to: number): number;
}

/** Twice the room that is needed, so that a look-up takes little more than one step. */
const PLACES = 2 * TEXT_LIMITS.maxShingles;

export function createHashSet(): HashSet {
  // A place with 0 is free, so whether the hash 0 itself is held stands apart.
  const places = new Uint32Array(PLACES);
  let holdsZero = 0;
  return {
    hold(hashes) {
      places.fill(0);
      holdsZero = 0;
      for (const hash of hashes) {
        if (hash === 0) holdsZero = 1;
        let at = hash & (PLACES - 1);
        while ((places[at] ?? 0) !== 0) at = (at + 1) & (PLACES - 1);
        places[at] = hash;
      }
    },
    countIn(list, from, to) {
      let found = 0;
      for (let index = from; index < to; index++) {
        const hash = list[index] ?? 0;
        let at = hash & (PLACES - 1);
        let held = places[at] ?? 0;
        while (held !== 0 && held !== hash) {
          at = (at + 1) & (PLACES - 1);
          held = places[at] ?? 0;
        }
        found += hash === 0 ? holdsZero : held === hash ? 1 : 0;
      }
      return found;
    },
  };
}
