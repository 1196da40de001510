import type { Migration } from './types.ts';

/** Letters and alarms of the safety desk that wait to leave the server. */
export const outgoing: Migration = {
  name: 'outgoing',
  statements: [
    'CREATE TABLE safety_outgoing (id int PRIMARY KEY, body text NOT NULL, c_next int)',
    'CREATE INDEX safety_outgoing_next ON safety_outgoing (c_next)',
  ],
};
