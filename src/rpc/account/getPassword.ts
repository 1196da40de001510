import { passwordState, refuse } from '#domain';
import { method } from '../method.ts';
import { toTlPassword } from '../to-tl/accounts/password.ts';

export const getPassword = method(
  'account.getPassword',
  async (call) => {
    if (call.account === 0) refuse('not-signed-in');
    return toTlPassword(call, await passwordState(call.world, call.account));
  },
  { open: true },
);
