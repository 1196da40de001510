import type { Migration } from './types.ts';

/** Which reporters wait to be told how their report ended. Reports that were settled before are not told of any more. */
export const outcomesOfReports: Migration = {
  name: 'outcomes-of-reports',
  statements: [
    'ALTER TABLE safety_reports ADD COLUMN c_tell int',
    'CREATE INDEX safety_reports_tell ON safety_reports (c_tell)',
  ],
};
