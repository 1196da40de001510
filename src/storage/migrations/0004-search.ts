import type { Migration } from './types.ts';

/** Full-text search: our own words in each dialect's index, filled beside the send path. */
export const search: Migration = {
  name: 'search',
  statements: [
    // Which contents the index knows; `stale` asks for another look.
    'CREATE TABLE search_documents (content int PRIMARY KEY, stale int NOT NULL)',
    'CREATE INDEX search_stale ON search_documents (content) WHERE stale = 1',
  ],
  only: {
    sqlite: [
      `CREATE VIRTUAL TABLE search_words USING fts5 (words, content='', contentless_delete=1, detail=none,
        tokenize="unicode61 remove_diacritics 0")`,
    ],
    postgres: [
      'CREATE TABLE search_words (content BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)',
      'CREATE INDEX search_words_index ON search_words USING GIN (words)',
    ],
  },
};
