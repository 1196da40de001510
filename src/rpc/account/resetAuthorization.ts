import { resetAuthorization as reset } from '#domain';
import { method } from '../method.ts';

export const resetAuthorization = method(
  'account.resetAuthorization',
  async (call, { hash }) => {
    await reset(call.world, { account: call.account, keyId: call.keyId, hash: hash.toString() });
    return true;
  },
  { peopleOnly: true },
);
