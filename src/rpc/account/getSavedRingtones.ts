import Long from 'long';
import { method } from '../method.ts';

/** Sounds stay on the device that chose them. */
export const getSavedRingtones = method(
  'account.getSavedRingtones',
  async () => ({ _: 'account.savedRingtones', hash: Long.ZERO, ringtones: [] }),
  { peopleOnly: true },
);
