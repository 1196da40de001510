import type { Migration } from './types.ts';

/**
 * A token that a device shows as a QR code says from where the device connects and under which number it will be listed,
 * so that whoever lets it in sees whom, and can end it at once. Those that are shown just now have no number.
 */
export const tokensOfDevices: Migration = {
  name: 'tokens-of-devices',
  statements: [
    "ALTER TABLE login_tokens ADD COLUMN address text NOT NULL DEFAULT ''",
    "ALTER TABLE login_tokens ADD COLUMN hash text NOT NULL DEFAULT '0'",
  ],
};
