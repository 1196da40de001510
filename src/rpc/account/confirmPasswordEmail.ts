import { confirmEmail } from '#domain';
import { method } from '../method.ts';

export const confirmPasswordEmail = method(
  'account.confirmPasswordEmail',
  async (call, request) => {
    await confirmEmail(call.world, call.account, request.code);
    return true;
  },
  { peopleOnly: true },
);
