import { unregisterDevice as unregister } from '#domain';
import { method } from '../method.ts';

export const unregisterDevice = method(
  'account.unregisterDevice',
  async (call, { tokenType, token }) => {
    await unregister(call.world, call.account, tokenType, token);
    return true;
  },
  { peopleOnly: true },
);
