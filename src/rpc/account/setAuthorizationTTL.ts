import { setAuthorizationTtl } from '#domain';
import { method } from '../method.ts';

export const setAuthorizationTTL = method(
  'account.setAuthorizationTTL',
  async (call, { authorizationTtlDays: days }) => {
    await setAuthorizationTtl(call.world, { account: call.account, keyId: call.keyId, days });
    return true;
  },
  { peopleOnly: true },
);
