import Long from 'long';
import { method } from '../method.ts';

/** Clients carry backgrounds of their own; this server adds none. */
export const getWallPapers = method(
  'account.getWallPapers',
  async () => ({ _: 'account.wallPapers', hash: Long.ZERO, wallpapers: [] }),
  { peopleOnly: true },
);
