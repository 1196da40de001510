import type { Migration } from './types.ts';

/**
 * From so many parts of one size on the index of words merges all of them inside one commit, whatever its size. They are
 * merged in small steps long before; only a backlog that a search has to index at once makes as many.
 */
export const fewCrises: Migration = {
  name: 'few-crises',
  statements: [],
  only: { sqlite: ["INSERT INTO search_words (search_words, rank) VALUES ('crisismerge', 128)"] },
};
