import type { World } from '../ports.ts';
import { indexWords } from './tokenise.ts';

/** What keeps the index needs nothing else of the world. */
export type Stored = Pick<World, 'store'>;

/** How many messages one round looks at, and how many go into one write: a millisecond or two in which nobody sends. */
const perRound = 512;
export const perWrite = 64;

/**
 * Brings the search index up to date. Runs beside the send path (`keep-index.ts`) and again before each search, so that
 * what was answered is found. Returns how many messages were indexed.
 */
export async function indexMessages(world: Stored): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await indexSome(world);
    total += count;
    if (count < perRound) return total;
  }
}

/** One round of at most `limit` messages. Returns how many it indexed. */
export async function indexSome(world: Stored, limit = perRound): Promise<number> {
  const waiting = await world.store.read((tx) => tx.search.waiting(limit));
  if (waiting.length === 0) return 0;
  for (let at = 0; at < waiting.length; at += perWrite) {
    const some = waiting.slice(at, at + perWrite);
    const documents = some.map(({ content, text, mailboxes }) => ({ content, mailboxes, words: indexWords(text) }));
    await world.store.write((tx) => tx.search.put(documents));
  }
  return waiting.length;
}
