import { method } from '../method.ts';

/** Profiles hold no music here. */
export const getSavedMusic = method(
  'users.getSavedMusic',
  async () => ({ _: 'users.savedMusic', count: 0, documents: [] }),
  { peopleOnly: true },
);
