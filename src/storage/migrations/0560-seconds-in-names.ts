import type { Migration } from './types.ts';

/**
 * Times of suspicions and verdicts are seconds, and their names say so. An unescaped quote before a colon ends a key, so
 * nothing that somebody wrote is touched.
 */
export const secondsInNames: Migration = {
  name: 'seconds-in-names',
  statements: [
    `UPDATE safety_suspicions SET body = REPLACE(REPLACE(REPLACE(REPLACE(body, '"since":', '"sinceS":'),
      '"from":', '"fromS":'), '"until":', '"untilS":'), '"at":', '"atS":')`,
    `UPDATE safety_verdicts SET body = REPLACE(body, '"at":', '"atS":')`,
  ],
};
