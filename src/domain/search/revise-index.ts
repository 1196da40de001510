import { isReworded, wordRules } from '#lib/words/fold.ts';
import type { Stored } from './index-messages.ts';

/** How many words, and how many contents, one step looks through: about a millisecond. */
const perStep = 128;

/**
 * What brings an index that older rules of words made to the present ones, while it is searched: first each word gets its
 * form, then what holds other words now is marked to be indexed anew, newest first. Each call is one step. Returns whether
 * there is more to look through.
 */
export function createReviser(): (world: Stored) => Promise<boolean> {
  let left: 'unknown' | 'terms' | 'contents' | 'nothing' = 'unknown';
  return async (world) => {
    if (left === 'unknown') {
      await world.store.write((tx) => tx.search.beginRevision(wordRules), 'background');
      left = 'terms';
    }
    if (left === 'terms') {
      if (await world.store.write((tx) => tx.search.reviseTerms(perStep), 'background')) return true;
      left = 'contents';
    }
    if (left === 'contents' && !(await reviseContents(world))) left = 'nothing';
    return left !== 'nothing';
  };
}

async function reviseContents(world: Stored): Promise<boolean> {
  const some = await world.store.read((tx) => tx.search.unrevised(perStep));
  const last = some.at(-1);
  if (!last) return false;
  const reworded = some.filter(({ text }) => isReworded(text)).map(({ content }) => content);
  await world.store.write((tx) => tx.search.markRevised(last.content, reworded), 'background');
  return true;
}
