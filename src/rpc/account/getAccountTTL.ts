import { accountTtlDays, requireAccount } from '#domain';
import { method } from '../method.ts';

export const getAccountTTL = method(
  'account.getAccountTTL',
  async (call) => {
    const account = await call.world.store.read((tx) => requireAccount(tx, call.account));
    return { _: 'accountDaysTTL', days: accountTtlDays(account) };
  },
  { peopleOnly: true },
);
