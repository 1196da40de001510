import type { Migration } from './types.ts';

/** Words by what their forms share, and how far the index was looked through since the rules of words last changed. */
export const wordForms: Migration = {
  name: 'word-forms',
  statements: [
    // Null until it was looked at, empty where there are no other forms.
    'ALTER TABLE search_terms ADD COLUMN form text',
    "CREATE INDEX search_terms_form ON search_terms (form) WHERE form > ''",
    // One row. Contents are looked through from the newest on, words from the first.
    `CREATE TABLE search_rules (version int PRIMARY KEY, contents_below int NOT NULL, terms_above int NOT NULL)`,
  ],
};
