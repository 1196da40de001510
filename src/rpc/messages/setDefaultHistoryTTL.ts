import { setDefaultTtl } from '#domain';
import { method } from '../method.ts';

export const setDefaultHistoryTTL = method(
  'messages.setDefaultHistoryTTL',
  async (call, { period }) => {
    await setDefaultTtl(call.world, call.account, period);
    return true;
  },
  { peopleOnly: true },
);
