import type { Migration } from './types.ts';

/** Newest message of each shared mailbox, so that nothing is written per subscriber; invitation links. */
export const channels: Migration = {
  name: 'channels',
  statements: [
    'CREATE TABLE channel_tops (chat int PRIMARY KEY, top_id int NOT NULL, top_date int NOT NULL)',
    `CREATE TABLE invites (hash text PRIMARY KEY, chat int NOT NULL, admin int NOT NULL, made_at int NOT NULL,
      revoked int NOT NULL, data text NOT NULL)`,
    'CREATE INDEX invites_chat ON invites (chat, admin, made_at)',
    `CREATE TABLE invite_uses (hash text NOT NULL, account int NOT NULL, used_at int NOT NULL, approved_by int,
      PRIMARY KEY (hash, account))`,
    `CREATE TABLE join_requests (chat int NOT NULL, account int NOT NULL, hash text, asked_at int NOT NULL,
      about text NOT NULL, PRIMARY KEY (chat, account))`,
  ],
};
