import { invalidateCodes } from '#domain';
import { method } from '../method.ts';

export const invalidateSignInCodes = method(
  'account.invalidateSignInCodes',
  async (call, { codes }) => {
    await invalidateCodes(call.world, call.account, codes);
    return true;
  },
  { peopleOnly: true },
);
