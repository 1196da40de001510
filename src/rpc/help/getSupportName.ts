import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** Only for support staff of the service, which this server has none of. */
export const getSupportName = method('help.getSupportName', async () => {
  throw new RpcError(403, 'USER_INVALID');
});
