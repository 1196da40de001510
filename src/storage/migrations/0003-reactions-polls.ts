import type { Migration } from './types.ts';

/** Reactions, polls and their votes, scheduled messages. */
export const reactionsPolls: Migration = {
  name: 'reactions-polls',
  statements: [
    `CREATE TABLE reactions (content int NOT NULL, account int NOT NULL, emoticon text NOT NULL, made_at int NOT NULL,
      big int NOT NULL, PRIMARY KEY (content, account, emoticon))`,
    'CREATE TABLE polls (id serial, closed int NOT NULL, data text NOT NULL)',
    `CREATE TABLE poll_votes (poll int NOT NULL, account int NOT NULL, option_key text NOT NULL, voted_at int NOT NULL,
      PRIMARY KEY (poll, account, option_key))`,
    'CREATE INDEX poll_votes_option ON poll_votes (poll, option_key, voted_at)',
    `CREATE TABLE scheduled (account int NOT NULL, peer int NOT NULL, id int NOT NULL, due_at int NOT NULL,
      random_id text, data text NOT NULL, PRIMARY KEY (account, peer, id))`,
    'CREATE UNIQUE INDEX scheduled_random ON scheduled (account, random_id) WHERE random_id IS NOT NULL',
    'CREATE INDEX scheduled_due ON scheduled (due_at)',
    // Messages that delete themselves, by the moment at which they do.
    'CREATE TABLE expiring (mailbox int NOT NULL, id int NOT NULL, due_at int NOT NULL, PRIMARY KEY (mailbox, id))',
    'CREATE INDEX expiring_due ON expiring (due_at)',
  ],
};
