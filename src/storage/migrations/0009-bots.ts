import type { Migration } from './types.ts';

/** What waits for bots, and how far each of them has come. */
export const bots: Migration = {
  name: 'bots',
  statements: [
    `CREATE TABLE bot_feeds (bot int NOT NULL, dialect text NOT NULL, confirmed int NOT NULL, has_webhook int NOT NULL,
      data text NOT NULL, PRIMARY KEY (bot, dialect))`,
    'CREATE INDEX bot_feeds_webhook ON bot_feeds (has_webhook) WHERE has_webhook = 1',
    'CREATE TABLE bot_counters (bot int PRIMARY KEY, next_id int NOT NULL)',
    `CREATE TABLE bot_cursors (bot int NOT NULL, mailbox int NOT NULL, pts int NOT NULL, seq int NOT NULL,
      PRIMARY KEY (bot, mailbox))`,
    'CREATE TABLE bot_queue (bot int NOT NULL, id int NOT NULL, made_at int NOT NULL, body text NOT NULL, PRIMARY KEY (bot, id))',
    'CREATE INDEX bot_queue_age ON bot_queue (made_at)',
  ],
};
