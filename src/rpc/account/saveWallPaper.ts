import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** There are no backgrounds to save. */
export const saveWallPaper = method(
  'account.saveWallPaper',
  async () => {
    throw new RpcError(400, 'WALLPAPER_INVALID');
  },
  { peopleOnly: true },
);
