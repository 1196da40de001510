import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** Backgrounds stay on the device that chose them. */
export const uploadWallPaper = method(
  'account.uploadWallPaper',
  async () => {
    throw new RpcError(400, 'WALLPAPER_FILE_INVALID');
  },
  { peopleOnly: true },
);
