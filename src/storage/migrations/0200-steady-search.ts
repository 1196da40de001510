import type { Migration } from './types.ts';

/** The index of words is merged by its repository, a few pages at a time: by itself it merged hundreds in one commit. */
export const steadySearch: Migration = {
  name: 'steady-search',
  statements: [],
  only: { sqlite: ["INSERT INTO search_words (search_words, rank) VALUES ('automerge', 0)"] },
};
