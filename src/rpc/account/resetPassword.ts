import { resetPassword as reset } from '#domain';
import { method } from '../method.ts';

export const resetPassword = method(
  'account.resetPassword',
  async (call) => {
    const result = await reset(call.world, call.account, call.keyId);
    if (result.kind === 'done') return { _: 'account.resetPasswordOk' };
    return { _: 'account.resetPasswordRequestedWait', untilDate: result.untilS };
  },
  { peopleOnly: true },
);
