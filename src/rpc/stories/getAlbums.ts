import Long from 'long';
import { method } from '../method.ts';

/** There are no stories here. */
export const getAlbums = method(
  'stories.getAlbums',
  async () => ({ _: 'stories.albums', hash: Long.ZERO, albums: [] }),
  { peopleOnly: true },
);
