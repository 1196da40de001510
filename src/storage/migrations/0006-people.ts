import type { Migration } from './types.ts';

/** Address books and complaints. */
export const people: Migration = {
  name: 'people',
  statements: [
    `CREATE TABLE phone_book (owner int NOT NULL, phone text NOT NULL, first_name text NOT NULL,
      last_name text NOT NULL, added_at int NOT NULL, PRIMARY KEY (owner, phone))`,
    'CREATE INDEX phone_book_phone ON phone_book (phone, owner)',
    `CREATE TABLE reports (id serial, reporter int NOT NULL, subject text NOT NULL, reason text NOT NULL,
      comment text NOT NULL, filed_at int NOT NULL)`,
    'CREATE INDEX reports_reporter ON reports (reporter, filed_at)',
    'CREATE INDEX blocked_peer ON blocked (peer)',
    'CREATE INDEX login_codes_created ON login_codes (created_at)',
  ],
};
