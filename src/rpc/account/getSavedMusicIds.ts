import { method } from '../method.ts';

/** Profiles hold no music here. */
export const getSavedMusicIds = method(
  'account.getSavedMusicIds',
  async () => ({ _: 'account.savedMusicIds', ids: [] }),
  { peopleOnly: true },
);
