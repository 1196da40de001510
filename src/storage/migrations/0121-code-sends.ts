import type { Migration } from './types.ts';

/** A sign-in code is sent a few times at most, each a while after the last: so both are remembered. */
export const codeSends: Migration = {
  name: 'code-sends',
  statements: [
    'ALTER TABLE login_codes ADD COLUMN sent_at int NOT NULL DEFAULT 0',
    'ALTER TABLE login_codes ADD COLUMN sends int NOT NULL DEFAULT 1',
    'UPDATE login_codes SET sent_at = created_at',
  ],
};
