import type { Migration } from './types.ts';

/** Finds bans that run out, and marks what lies in shared mailboxes to be indexed anew for the search in all of them. */
export const openChannels: Migration = {
  name: 'open-channels',
  statements: [
    'CREATE INDEX members_banned_until ON members (banned_until) WHERE banned_until > 0',
    'UPDATE search_documents SET stale = 1 WHERE content IN (SELECT content FROM messages WHERE mailbox < 0)',
  ],
};
