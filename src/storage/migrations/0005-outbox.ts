import type { Migration } from './types.ts';

/** Notices from commands to the servers on the same data. */
export const outbox: Migration = {
  name: 'outbox',
  statements: ['CREATE TABLE outbox (seq serial, made_at int NOT NULL, body text NOT NULL)'],
};
