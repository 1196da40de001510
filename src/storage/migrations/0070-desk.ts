import type { Migration } from './types.ts';

/** Who answers for the server and where its records go; looks counted by the day. */
export const desk: Migration = {
  name: 'desk',
  statements: [
    'CREATE TABLE safety_office (id int PRIMARY KEY, body text NOT NULL)',
    'CREATE TABLE safety_views (id int PRIMARY KEY, body text NOT NULL, c_person int, c_at int, c_digest text, c_subject text)',
    'CREATE INDEX safety_views_person_at ON safety_views (c_person, c_at)',
    'CREATE INDEX safety_views_digest_at ON safety_views (c_digest, c_at)',
  ],
};
