import { updateStatus as update } from '#domain';
import { method } from '../method.ts';

export const updateStatus = method(
  'account.updateStatus',
  async (call, { offline }) => {
    await update(call.world, call.account, offline);
    return true;
  },
  { peopleOnly: true },
);
