import { cancelEmail } from '#domain';
import { method } from '../method.ts';

export const cancelPasswordEmail = method(
  'account.cancelPasswordEmail',
  async (call) => {
    await cancelEmail(call.world, call.account);
    return true;
  },
  { peopleOnly: true },
);
