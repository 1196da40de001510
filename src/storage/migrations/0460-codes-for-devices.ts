import type { Migration } from './types.ts';

/** Devices are told of a sign-in code after whoever asked for it was answered: until then their codes wait here. */
export const codesForDevices: Migration = {
  name: 'codes-for-devices',
  statements: [
    'ALTER TABLE login_codes ADD COLUMN devices_owed int NOT NULL DEFAULT 0',
    'CREATE INDEX login_codes_owed ON login_codes (created_at) WHERE devices_owed = 1',
  ],
};
