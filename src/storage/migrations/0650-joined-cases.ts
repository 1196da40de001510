import type { Migration } from './types.ts';

/** By which cases about one chat or person are found. Those that are open already are found by it after their next change. */
export const joinedCases: Migration = {
  name: 'joined-cases',
  statements: [
    'ALTER TABLE safety_cases ADD COLUMN c_chat int',
    'ALTER TABLE safety_cases ADD COLUMN c_owner int',
    'CREATE INDEX safety_cases_chat_status ON safety_cases (c_chat, c_status)',
    'CREATE INDEX safety_cases_owner_status ON safety_cases (c_owner, c_status)',
  ],
};
