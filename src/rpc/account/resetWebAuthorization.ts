import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** There are no sign-ins to web sites that could end. */
export const resetWebAuthorization = method(
  'account.resetWebAuthorization',
  async () => {
    throw new RpcError(400, 'HASH_INVALID');
  },
  { peopleOnly: true },
);
