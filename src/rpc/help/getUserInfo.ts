import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** Only for support staff of the service, which this server has none of. */
export const getUserInfo = method('help.getUserInfo', async () => {
  throw new RpcError(403, 'USER_INVALID');
});
