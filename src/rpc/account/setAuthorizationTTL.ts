import { checkAuthorizationTtl, setPreferences } from '#domain';
import { method } from '../method.ts';

export const setAuthorizationTTL = method(
  'account.setAuthorizationTTL',
  async (call, { authorizationTtlDays }) => {
    checkAuthorizationTtl(authorizationTtlDays);
    await setPreferences(call.world, call.account, { authorizationTtlDays });
    return true;
  },
  { peopleOnly: true },
);
