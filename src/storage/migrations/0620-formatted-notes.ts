import type { Migration } from './types.ts';

/** Notes on contacts keep how they are written. */
export const formattedNotes: Migration = {
  name: 'formatted-notes',
  statements: ['ALTER TABLE contacts ADD COLUMN note_entities text'],
};
