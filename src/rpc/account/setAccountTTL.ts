import { setAccountTtl } from '#domain';
import { method } from '../method.ts';

export const setAccountTTL = method(
  'account.setAccountTTL',
  async (call, { ttl }) => {
    await setAccountTtl(call.world, call.account, ttl.days);
    return true;
  },
  { peopleOnly: true },
);
