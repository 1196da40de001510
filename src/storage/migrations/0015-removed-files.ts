import type { Migration } from './types.ts';

/** Files that the safety desk took down, by their digest: nobody sees them, and nobody can bring them in again. */
export const removedFiles: Migration = {
  name: 'removed-files',
  statements: ['CREATE TABLE removed_files (digest text PRIMARY KEY)'],
};
