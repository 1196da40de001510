import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** There are no backgrounds to install. */
export const installWallPaper = method(
  'account.installWallPaper',
  async () => {
    throw new RpcError(400, 'WALLPAPER_INVALID');
  },
  { peopleOnly: true },
);
