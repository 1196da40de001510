import type { Migration } from './types.ts';

/** Sticker sets, what is in them, and which of them each account keeps at hand. */
export const stickers: Migration = {
  name: 'stickers',
  statements: [
    `CREATE TABLE sticker_sets (id serial, owner int NOT NULL, maker int NOT NULL, kind text NOT NULL,
      name_key text NOT NULL UNIQUE, words text NOT NULL, version int NOT NULL, data text NOT NULL)`,
    'CREATE INDEX sticker_sets_owner ON sticker_sets (owner, id)',
    `CREATE TABLE stickers (media int PRIMARY KEY, set_id int NOT NULL, place int NOT NULL, data text NOT NULL)`,
    'CREATE INDEX stickers_set ON stickers (set_id, place)',
    `CREATE TABLE sticker_emoji (emoji text NOT NULL, media int NOT NULL, PRIMARY KEY (emoji, media))`,
    'CREATE INDEX sticker_emoji_media ON sticker_emoji (media)',
    `CREATE TABLE sticker_installs (account int NOT NULL, set_id int NOT NULL, kind text NOT NULL, archived int NOT NULL,
      installed_at int NOT NULL, place int NOT NULL, PRIMARY KEY (account, set_id))`,
    'CREATE INDEX sticker_installs_set ON sticker_installs (set_id)',
    `CREATE TABLE sticker_lists (account int NOT NULL, list text NOT NULL, media int NOT NULL, used_at int NOT NULL,
      place int NOT NULL, PRIMARY KEY (account, list, media))`,
  ],
};
