import type { Migration } from './types.ts';

/** Permanent keys say since when nobody is signed in under them, so that those which nobody wants can be forgotten. */
export const unusedKeys: Migration = {
  name: 'unused-keys',
  statements: [
    'ALTER TABLE auth_keys ADD COLUMN unused_since int',
    `UPDATE auth_keys SET unused_since = created_at
      WHERE expires_at IS NULL AND key_id NOT IN (SELECT key_id FROM authorizations)`,
    'CREATE INDEX auth_keys_unused ON auth_keys (unused_since) WHERE unused_since IS NOT NULL',
  ],
};
