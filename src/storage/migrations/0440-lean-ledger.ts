import type { Migration } from './types.ts';

/**
 * The newest texts of reports are looked up by their kind, nothing else is. An index of all kinds costs each target of an
 * operation five pages of the log.
 */
export const leanLedger: Migration = {
  name: 'lean-ledger',
  statements: [
    'DROP INDEX safety_events_kind',
    "CREATE INDEX safety_events_texts ON safety_events (seq) WHERE kind = 'report-texts'",
  ],
};
