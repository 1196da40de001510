import type { Migration } from './types.ts';

/** Links by which folders of chats are shared. */
export const chatlists: Migration = {
  name: 'chatlists',
  statements: [
    `CREATE TABLE chatlist_links (slug text PRIMARY KEY, owner int NOT NULL, filter int NOT NULL, title text NOT NULL,
      peers text NOT NULL, made_at int NOT NULL)`,
    'CREATE INDEX chatlist_links_owner ON chatlist_links (owner, filter, made_at)',
  ],
};
