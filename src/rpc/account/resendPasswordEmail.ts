import { resendEmailCode } from '#domain';
import { method } from '../method.ts';

export const resendPasswordEmail = method(
  'account.resendPasswordEmail',
  async (call) => {
    await resendEmailCode(call.world, call.account);
    return true;
  },
  { peopleOnly: true },
);
