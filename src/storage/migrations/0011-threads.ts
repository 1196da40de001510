import type { Migration } from './types.ts';

/** Threads of supergroups: comments under posts, replies, topics of forums, and how far each account has read them. */
export const threads: Migration = {
  name: 'threads',
  statements: [
    'ALTER TABLE messages ADD COLUMN thread int',
    'CREATE INDEX messages_thread ON messages (mailbox, thread, id) WHERE thread IS NOT NULL',
    // Counters are kept, as they stand under every post of a page.
    `CREATE TABLE threads (mailbox int NOT NULL, top_id int NOT NULL, replies int NOT NULL, max_id int NOT NULL,
      recent text NOT NULL, broadcast int, post int, PRIMARY KEY (mailbox, top_id))`,
    'CREATE INDEX threads_post ON threads (broadcast, post) WHERE broadcast IS NOT NULL',
    `CREATE TABLE thread_reads (account int NOT NULL, mailbox int NOT NULL, top_id int NOT NULL, read_inbox int NOT NULL,
      PRIMARY KEY (account, mailbox, top_id))`,
    'CREATE INDEX thread_reads_top ON thread_reads (mailbox, top_id, read_inbox)',
    `CREATE TABLE topics (chat int NOT NULL, id int NOT NULL, title text NOT NULL, icon_color int NOT NULL,
      icon_emoji text, creator int NOT NULL, made_at int NOT NULL, closed int NOT NULL, hidden int NOT NULL,
      pinned_order int NOT NULL, PRIMARY KEY (chat, id))`,
  ],
};

/** What makes large chats as cheap as small ones: counts that are kept, and indexes in the order of their lists. */
export const largeChats: Migration = {
  name: 'large-chats',
  statements: [
    'CREATE TABLE mailbox_counts (mailbox int PRIMARY KEY, messages int NOT NULL)',
    'INSERT INTO mailbox_counts (mailbox, messages) SELECT mailbox, COUNT(*) FROM messages WHERE mailbox < 0 GROUP BY mailbox',
    `CREATE INDEX members_inside ON members (chat, joined_at DESC, account)
      WHERE status IN ('creator', 'admin', 'member', 'restricted') AND gone = 0`,
    'CREATE INDEX accounts_online ON accounts (online_until)',
  ],
};
