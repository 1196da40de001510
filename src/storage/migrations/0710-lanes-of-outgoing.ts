import type { Migration } from './types.ts';

/**
 * Alarms, letters and notes to admins wait in lanes of their own, and what was tried in vain often enough stays as a failure.
 * Alarms by mail that wait now go with the letters.
 */
export const lanesOfOutgoing: Migration = {
  name: 'lanes-of-outgoing',
  statements: [
    'ALTER TABLE safety_outgoing ADD COLUMN c_lane text',
    'ALTER TABLE safety_outgoing ADD COLUMN c_failed int',
    `UPDATE safety_outgoing SET c_lane = CASE
       WHEN body LIKE '%"kind":"co-admins"%' THEN 'note'
       WHEN body LIKE '%"kind":"webhook"%' THEN 'alarm'
       ELSE 'letter' END`,
    'DROP INDEX safety_outgoing_next',
    'CREATE INDEX safety_outgoing_lane_next ON safety_outgoing (c_lane, c_next)',
    'CREATE INDEX safety_outgoing_failed ON safety_outgoing (c_failed) WHERE c_failed IS NOT NULL',
  ],
};
