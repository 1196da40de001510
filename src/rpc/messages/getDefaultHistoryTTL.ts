import { getDefaultTtl } from '#domain';
import { method } from '../method.ts';

export const getDefaultHistoryTTL = method(
  'messages.getDefaultHistoryTTL',
  async (call) => ({ _: 'defaultHistoryTTL', period: await getDefaultTtl(call.world, call.account) }),
  { peopleOnly: true },
);
