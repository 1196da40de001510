import type { Migration } from './types.ts';

/** Where bots put files whose names they were told beforehand. */
export const botUploads: Migration = {
  name: 'bot-uploads',
  statements: [
    `CREATE TABLE bot_uploads (bot int NOT NULL, id text NOT NULL, kind text NOT NULL, made_at int NOT NULL, media int,
      PRIMARY KEY (bot, id))`,
    'CREATE INDEX bot_uploads_age ON bot_uploads (made_at)',
  ],
};
