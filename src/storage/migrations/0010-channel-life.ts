import type { Migration } from './types.ts';

/** Counters of posts, mentions in shared mailboxes, what admins did, and from where on a member may read. */
export const channelLife: Migration = {
  name: 'channel-life',
  statements: [
    `CREATE TABLE post_counters (mailbox int NOT NULL, id int NOT NULL, views int NOT NULL, forwards int NOT NULL,
      PRIMARY KEY (mailbox, id))`,
    // Who has seen which posts: one bit each, 32 posts in a row, so that reading a page writes one row.
    `CREATE TABLE post_viewers (mailbox int NOT NULL, account int NOT NULL, block int NOT NULL, bits int NOT NULL,
      PRIMARY KEY (mailbox, account, block))`,
    `CREATE TABLE channel_mentions (chat int NOT NULL, account int NOT NULL, id int NOT NULL, unread int NOT NULL,
      PRIMARY KEY (chat, account, id))`,
    'CREATE INDEX channel_mentions_place ON channel_mentions (chat, id)',
    'CREATE INDEX channel_mentions_unread ON channel_mentions (chat, account, id) WHERE unread = 1',
    `CREATE TABLE admin_log (id serial, chat int NOT NULL, actor int NOT NULL, made_at int NOT NULL, kind text NOT NULL,
      words text NOT NULL, data text NOT NULL)`,
    'CREATE INDEX admin_log_chat ON admin_log (chat, id)',
    'CREATE INDEX admin_log_age ON admin_log (made_at)',
    'ALTER TABLE members ADD COLUMN since_id int NOT NULL DEFAULT 0',
  ],
};
