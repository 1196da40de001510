import { resetOtherAuthorizations } from '#domain';
import { method } from '../method.ts';

export const resetAuthorizations = method(
  'auth.resetAuthorizations',
  async (call) => {
    await resetOtherAuthorizations(call.world, { account: call.account, keyId: call.keyId });
    return true;
  },
  { peopleOnly: true },
);
