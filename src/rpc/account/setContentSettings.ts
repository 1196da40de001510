import { setPreferences } from '#domain';
import { method } from '../method.ts';

export const setContentSettings = method(
  'account.setContentSettings',
  async (call, { sensitiveEnabled }) => {
    await setPreferences(call.world, call.account, { showSensitive: sensitiveEnabled ?? false });
    return true;
  },
  { peopleOnly: true },
);
