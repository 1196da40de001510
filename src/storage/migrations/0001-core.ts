import type { Migration } from './types.ts';

/** Accounts, keys, chats, mailboxes, messages, updates, dialogs. */
export const core: Migration = {
  name: 'core',
  statements: [
    // Keys and secrets of this server, shared by all its nodes.
    'CREATE TABLE server_values (name text PRIMARY KEY, value blob NOT NULL)',
    `CREATE TABLE accounts (id serial, kind text NOT NULL, phone text UNIQUE, first_name text NOT NULL,
      last_name text NOT NULL, name_key text NOT NULL, username text, photo int, created_at int NOT NULL,
      deleted_at int, suspended_at int, online_until int NOT NULL, data text NOT NULL)`,
    'CREATE INDEX accounts_name ON accounts (name_key)',
    'CREATE TABLE usernames (name text PRIMARY KEY, owner int NOT NULL)',
    'CREATE INDEX usernames_owner ON usernames (owner)',
    `CREATE TABLE account_settings (account int NOT NULL, name text NOT NULL, value text NOT NULL,
      PRIMARY KEY (account, name))`,
    `CREATE TABLE contacts (owner int NOT NULL, account int NOT NULL, phone text NOT NULL, first_name text NOT NULL,
      last_name text NOT NULL, note text, added_at int NOT NULL, PRIMARY KEY (owner, account))`,
    'CREATE INDEX contacts_account ON contacts (account)',
    'CREATE TABLE blocked (owner int NOT NULL, peer int NOT NULL, added_at int NOT NULL, PRIMARY KEY (owner, peer))',

    `CREATE TABLE auth_keys (key_id text PRIMARY KEY, auth_key blob NOT NULL, created_at int NOT NULL, expires_at int,
      bound_to text, first_salt text, layer int, device text)`,
    'CREATE INDEX auth_keys_bound ON auth_keys (bound_to)',
    'CREATE INDEX auth_keys_expiry ON auth_keys (expires_at)',
    `CREATE TABLE authorizations (key_id text PRIMARY KEY, hash text NOT NULL, account int NOT NULL,
      created_at int NOT NULL, active_at int NOT NULL, address text NOT NULL, password_pending int NOT NULL,
      unconfirmed int NOT NULL)`,
    'CREATE INDEX authorizations_account ON authorizations (account)',
    `CREATE TABLE login_codes (phone text NOT NULL, code_hash text NOT NULL, code text NOT NULL, key_id text NOT NULL,
      created_at int NOT NULL, expires_at int NOT NULL, attempts int NOT NULL, accepted int NOT NULL,
      PRIMARY KEY (phone, code_hash))`,
    'CREATE TABLE login_tokens (token text PRIMARY KEY, key_id text NOT NULL, expires_at int NOT NULL, account int)',
    'CREATE INDEX login_tokens_key ON login_tokens (key_id)',

    `CREATE TABLE chats (id serial, kind text NOT NULL, title text NOT NULL, title_key text NOT NULL, username text,
      photo int, creator int NOT NULL, created_at int NOT NULL, deleted_at int, suspended_at int, members int NOT NULL,
      version int NOT NULL, default_banned text NOT NULL, data text NOT NULL)`,
    'CREATE INDEX chats_title ON chats (title_key)',
    `CREATE TABLE members (chat int NOT NULL, account int NOT NULL, status text NOT NULL, inviter int NOT NULL,
      joined_at int NOT NULL, rights text NOT NULL, rank text, promoted_by int, banned text NOT NULL,
      banned_until int NOT NULL, banned_by int, gone int NOT NULL, PRIMARY KEY (chat, account))`,
    'CREATE INDEX members_account ON members (account, status)',
    'CREATE INDEX members_status ON members (chat, status, joined_at, account)',

    'CREATE TABLE mailboxes (id int PRIMARY KEY, pts int NOT NULL, last_message_id int NOT NULL)',
    `CREATE TABLE contents (id serial, sender int NOT NULL, sent_at int NOT NULL, edited_at int, random_owner int,
      random_id text, data text NOT NULL)`,
    'CREATE UNIQUE INDEX contents_random ON contents (random_owner, random_id) WHERE random_id IS NOT NULL',
    `CREATE TABLE messages (mailbox int NOT NULL, id int NOT NULL, peer int NOT NULL, content int NOT NULL,
      sent_at int NOT NULL, is_out int NOT NULL, mentioned int NOT NULL, media_unread int NOT NULL, pinned int NOT NULL,
      reply_to int)`,
    'CREATE UNIQUE INDEX messages_place ON messages (mailbox, id)',
    'CREATE INDEX messages_history ON messages (mailbox, peer, id)',
    'CREATE INDEX messages_content ON messages (content, mailbox)',
    'CREATE INDEX messages_pinned ON messages (mailbox, peer, id) WHERE pinned = 1',
    'CREATE INDEX messages_unread ON messages (mailbox, peer, id) WHERE media_unread = 1',
    'CREATE INDEX messages_reply ON messages (mailbox, reply_to, id) WHERE reply_to IS NOT NULL',
    `CREATE TABLE message_media (mailbox int NOT NULL, peer int NOT NULL, kind text NOT NULL, id int NOT NULL,
      PRIMARY KEY (mailbox, peer, kind, id))`,
    'CREATE INDEX message_media_place ON message_media (mailbox, id)',

    `CREATE TABLE updates (seq serial, mailbox int NOT NULL, pts int NOT NULL, pts_count int NOT NULL,
      made_at int NOT NULL, body text NOT NULL)`,
    'CREATE INDEX updates_pts ON updates (mailbox, pts)',

    `CREATE TABLE dialogs (account int NOT NULL, peer int NOT NULL, top_id int NOT NULL, top_date int NOT NULL,
      read_inbox int NOT NULL, read_outbox int NOT NULL, unread int NOT NULL, mentions int NOT NULL,
      reactions int NOT NULL, unread_mark int NOT NULL, pinned_order int NOT NULL, folder int NOT NULL,
      listed int NOT NULL, ttl_s int NOT NULL, draft text, available_min int NOT NULL, PRIMARY KEY (account, peer))`,
    'CREATE INDEX dialogs_list ON dialogs (account, folder, top_date, top_id) WHERE listed = 1',
    'CREATE INDEX dialogs_peer ON dialogs (peer)',

    // 777000 is the account of service messages in every client.
    `INSERT INTO accounts (id, kind, first_name, last_name, name_key, created_at, online_until, data)
      VALUES (777000, 'service', 'Tocsin', '', 'tocsin', 0, 0, '{"verified":true}')`,
    'INSERT INTO mailboxes (id, pts, last_message_id) VALUES (777000, 1, 0)',
  ],
  // Ids of people and chats begin above the reserved ones.
  only: {
    sqlite: [
      "UPDATE sqlite_sequence SET seq = 1000000 WHERE name = 'accounts'",
      "INSERT INTO sqlite_sequence (name, seq) VALUES ('chats', 1000)",
    ],
    postgres: [
      'ALTER TABLE accounts ALTER COLUMN id RESTART WITH 1000001',
      'ALTER TABLE chats ALTER COLUMN id RESTART WITH 1001',
    ],
  },
};
