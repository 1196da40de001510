import type { Migration } from './types.ts';

/** Questions to bots on their way, and inline answers that can still be used. */
export const botQueries: Migration = {
  name: 'bot-queries',
  statements: [
    `CREATE TABLE bot_queries (id text PRIMARY KEY, bot int NOT NULL, account int NOT NULL, kind text NOT NULL,
      expires_at int NOT NULL, data text NOT NULL, answer text, cache_key text, cached_until int NOT NULL,
      personal int NOT NULL, kept_until int NOT NULL)`,
    'CREATE INDEX bot_queries_cache ON bot_queries (bot, cache_key) WHERE cache_key IS NOT NULL',
    'CREATE INDEX bot_queries_age ON bot_queries (kept_until)',
  ],
};
