import { readContactToken } from '../contact-token.ts';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const importContactToken = method(
  'contacts.importContactToken',
  async (call, request) => {
    const account = readContactToken(call, request.token);
    const [user] = account === undefined ? [] : await call.world.store.read((tx) => toTlUsers(call, tx, [account]));
    if (user?._ !== 'user' || user.deleted) throw new RpcError(400, 'IMPORT_TOKEN_INVALID');
    return user;
  },
  { peopleOnly: true },
);
