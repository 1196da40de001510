import type { World } from '../ports.ts';
import { indexSome, perRound } from './index-messages.ts';

/** Steps of merging between two looks at what waits to be indexed. */
const stepsPerRound = 64;

/**
 * What keeps the search index: each call indexes what waits and brings the index together, which answers slower the more
 * parts it has. Long texts make parts faster than `put` merges them, so this goes on after them and while nothing waits to be
 * indexed, until nothing is left to merge. Each step is a small commit in the background: whoever sends waits for one of
 * them at most. The first call also merges what the server before left. Calls return how many messages were indexed.
 */
export function createIndexKeeper(): (world: World) => Promise<number> {
  let isMerged = false;
  return async (world) => {
    let total = 0;
    for (;;) {
      const count = await indexSome(world);
      total += count;
      if (count > 0) isMerged = false;
      if (!isMerged) isMerged = await mergeSome(world);
      if (count < perRound) return total;
    }
  };
}

/** Returns whether nothing is left to merge. */
async function mergeSome(world: World): Promise<boolean> {
  for (let step = 0; step < stepsPerRound; step++)
    if (!(await world.store.write((tx) => tx.search.merge(), 'background'))) return true;
  return false;
}
