import type { Migration } from './types.ts';

/** Finds people by the beginning of their username whatever its case, as members of large chats are searched. */
export const names: Migration = {
  name: 'names',
  statements: ['CREATE INDEX accounts_username ON accounts (LOWER(username)) WHERE username IS NOT NULL'],
};
