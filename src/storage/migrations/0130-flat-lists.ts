import type { Migration } from './types.ts';

/** As many members begin a block; it is cut in two at twice as many (`repositories/member-blocks.ts`). */
const blockSize = 500;

const keys = 'chat, list, joined_at, account';
const inside = "status IN ('creator', 'admin', 'member', 'restricted') AND gone = 0";
const listed = `SELECT chat, 'inside' AS list, joined_at, account FROM members WHERE ${inside} AND chat < -1000000000000
  UNION ALL SELECT chat, status AS list, joined_at, account FROM members
  WHERE status IN ('banned', 'restricted') AND chat < -1000000000000`;

/** What makes deep pages of members and searches of common words as cheap as shallow pages and rare words. */
export const flatLists: Migration = {
  name: 'flat-lists',
  statements: [
    // Members of supergroups and channels in blocks of their lists, oldest first: a page is found by counting blocks.
    `CREATE TABLE member_blocks (chat int NOT NULL, list text NOT NULL, from_joined int NOT NULL,
      from_account int NOT NULL, members int NOT NULL, PRIMARY KEY (chat, list, from_joined, from_account))`,
    `INSERT INTO member_blocks (chat, list, from_joined, from_account, members)
      SELECT chat, list, CASE WHEN block = 0 THEN 0 ELSE joined_at END, CASE WHEN block = 0 THEN 0 ELSE account END, size
      FROM (SELECT ${keys}, (place - 1) / ${blockSize} AS block, (place - 1) % ${blockSize} AS nth,
        COUNT(*) OVER (PARTITION BY chat, list, (place - 1) / ${blockSize}) AS size
        FROM (SELECT ${keys}, ROW_NUMBER() OVER (PARTITION BY chat, list ORDER BY joined_at, account) AS place
          FROM (${listed}) AS listed) AS placed) AS blocked WHERE nth = 0`,
    'DROP INDEX members_inside',
    `CREATE INDEX members_inside ON members (chat, joined_at, account)
      WHERE status IN ('creator', 'admin', 'member', 'restricted') AND gone = 0`,
    // Words that texts of this server hold, in the order in which they were first met: the commonest come early.
    'CREATE TABLE search_terms (id serial, word text NOT NULL UNIQUE)',
  ],
  only: {
    sqlite: [
      "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab('search_words', 'row')",
      `INSERT INTO search_terms (word) SELECT term FROM search_vocabulary
        WHERE term NOT GLOB 'x[0-9]*x' AND term NOT GLOB 'xn[0-9]*x' AND term <> 'xnsharedx' ORDER BY doc DESC`,
      'DROP TABLE search_vocabulary',
    ],
    postgres: [
      `INSERT INTO search_terms (word) SELECT word FROM ts_stat('SELECT words FROM search_words')
        WHERE word !~ '^xn?[0-9]+x$' AND word <> 'xnsharedx' ORDER BY ndoc DESC`,
    ],
  },
};
