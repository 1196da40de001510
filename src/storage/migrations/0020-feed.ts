import type { Migration } from './types.ts';

/** Whoever follows the shared mailboxes finds their entries without walking past those of everybody's private chats. */
export const feed: Migration = {
  name: 'feed',
  statements: [
    `CREATE INDEX updates_feed ON updates (seq) WHERE (mailbox < -1000000000000 OR body LIKE '{"kind":"account",%')`,
  ],
};
