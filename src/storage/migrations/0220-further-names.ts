import type { Migration } from './types.ts';

/** Public names that an operator gave, which their bearer may put out of force without losing them. */
export const furtherNames: Migration = {
  name: 'further-names',
  statements: ['ALTER TABLE usernames ADD COLUMN asleep int NOT NULL DEFAULT 0'],
};
