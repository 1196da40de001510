import type { Migration } from './types.ts';

const notifierColumns = ['unfounded', 'illegal', 'complaints'];

/** Warnings and suspensions against misuse, suspicions of threats to life, and by what notifiers and complaints are found. */
export const misuse: Migration = {
  name: 'misuse',
  statements: [
    ...notifierColumns.map((name) => `ALTER TABLE safety_notifiers ADD COLUMN c_${name} int`),
    'UPDATE safety_notifiers SET c_illegal = 0, c_complaints = 0',
    ...notifierColumns.map((name) => `CREATE INDEX safety_notifiers_${name} ON safety_notifiers (c_${name})`),
    'ALTER TABLE safety_appeals ADD COLUMN c_key text',
    'CREATE INDEX safety_appeals_key ON safety_appeals (c_key)',
    'CREATE TABLE safety_misuse (id int PRIMARY KEY, body text NOT NULL, c_key text, c_misuse text, c_step text, c_objected int)',
    'CREATE INDEX safety_misuse_key_misuse_step ON safety_misuse (c_key, c_misuse, c_step)',
    'CREATE INDEX safety_misuse_objected ON safety_misuse (c_objected)',
    'CREATE TABLE safety_threats (id int PRIMARY KEY, body text NOT NULL, c_state text, c_due int, c_case_id int)',
    'CREATE INDEX safety_threats_state_due ON safety_threats (c_state, c_due)',
    'CREATE INDEX safety_threats_case_id ON safety_threats (c_case_id)',
  ],
  only: {
    sqlite: ["UPDATE safety_notifiers SET c_unfounded = json_extract(body, '$.unfounded')"],
    postgres: ["UPDATE safety_notifiers SET c_unfounded = (body::json ->> 'unfounded')::bigint"],
  },
};
