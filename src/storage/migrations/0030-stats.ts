import type { Migration } from './types.ts';

/** What admins are told about their chats: counts per day, who was active lately, and where posts were passed on. */
export const stats: Migration = {
  name: 'stats',
  statements: [
    // Post 0 is the chat as a whole.
    `CREATE TABLE stat_days (chat int NOT NULL, post int NOT NULL, day int NOT NULL, metric text NOT NULL, n int NOT NULL,
      PRIMARY KEY (chat, post, day, metric))`,
    `CREATE TABLE stat_people (chat int NOT NULL, what text NOT NULL, day int NOT NULL, account int NOT NULL,
      n int NOT NULL, chars int NOT NULL, PRIMARY KEY (chat, what, day, account))`,
    'CREATE INDEX stat_people_age ON stat_people (day)',
    'CREATE TABLE stat_counted (chat int PRIMARY KEY, message int NOT NULL)',
    `CREATE TABLE post_forwards (chat int NOT NULL, post int NOT NULL, place int NOT NULL, id int NOT NULL,
      PRIMARY KEY (chat, post, place, id))`,
  ],
};
