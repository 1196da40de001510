import type { Migration } from './types.ts';

/** Of whom an admin said that the anti-spam of the group was wrong about them. */
export const sparedMembers: Migration = {
  name: 'spared-members',
  statements: [
    'CREATE TABLE spared_members (chat int NOT NULL, account int NOT NULL, made_at int NOT NULL, PRIMARY KEY (chat, account))',
  ],
};
