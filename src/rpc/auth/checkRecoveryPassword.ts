import { checkRecovery, refuse } from '#domain';
import { method } from '../method.ts';

export const checkRecoveryPassword = method(
  'auth.checkRecoveryPassword',
  async (call, request) => {
    if (call.account === 0) refuse('not-signed-in');
    await checkRecovery(call.world, call.account, request.code);
    return true;
  },
  { open: true },
);
