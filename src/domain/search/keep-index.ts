import { indexSome, perWrite, type Stored } from './index-messages.ts';
import { createReviser } from './revise-index.ts';

/** After so many full steps in a row the index has fallen behind, and whole rounds are done without a rest. */
const stepsBeforeHurry = 8;
const mergesInHurry = 64;

/**
 * What keeps the search index. Each call is one step, a small commit after which others should have their turn: it indexes
 * some of what waits or, when little waits, brings the index together a little, which answers slower the more parts it
 * has. Long texts make parts faster than `put` merges them, so this goes on while nothing waits to be indexed. The first
 * steps also merge what the server before left, and revise what older rules of words made. Returns whether there is more to
 * do.
 */
export function createIndexKeeper(): (world: Stored) => Promise<boolean> {
  let isMerged = false;
  let fullSteps = 0;
  const revise = createReviser();
  const index = async (world: Stored, limit?: number): Promise<number> => {
    const count = await indexSome(world, limit);
    if (count > 0) isMerged = false;
    return count;
  };
  return async (world) => {
    if (fullSteps >= stepsBeforeHurry) {
      const count = await index(world);
      for (let step = 0; step < mergesInHurry && !isMerged; step++) isMerged = await mergeOnce(world);
      if (count < stepsBeforeHurry * perWrite) fullSteps = 0;
      return true;
    }
    const count = await index(world, perWrite);
    if (count === perWrite) {
      fullSteps += 1;
      return true;
    }
    fullSteps = 0;
    if (await revise(world)) return true;
    if (!isMerged) isMerged = await mergeOnce(world);
    return !isMerged;
  };
}

/** Returns whether nothing was left to merge. */
async function mergeOnce(world: Stored): Promise<boolean> {
  return !(await world.store.write((tx) => tx.search.merge(), 'background'));
}
