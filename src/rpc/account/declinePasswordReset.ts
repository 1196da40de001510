import { declineReset } from '#domain';
import { method } from '../method.ts';

export const declinePasswordReset = method(
  'account.declinePasswordReset',
  async (call) => {
    await declineReset(call.world, call.account, call.keyId);
    return true;
  },
  { peopleOnly: true },
);
