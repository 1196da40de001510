import type { Migration } from './types.ts';

/** Finds the few accounts that want pushes among all settings. */
export const pushDevices: Migration = {
  name: 'push-devices',
  statements: [`CREATE INDEX account_settings_push ON account_settings (account) WHERE name LIKE 'push:%'`],
};
