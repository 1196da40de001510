import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** There are no backgrounds to fetch. */
export const getWallPaper = method(
  'account.getWallPaper',
  async () => {
    throw new RpcError(400, 'WALLPAPER_INVALID');
  },
  { peopleOnly: true },
);
