import { refuse, requestRecovery } from '#domain';
import { method } from '../method.ts';

export const requestPasswordRecovery = method(
  'auth.requestPasswordRecovery',
  async (call) => {
    if (call.account === 0) refuse('not-signed-in');
    return { _: 'auth.passwordRecovery', emailPattern: await requestRecovery(call.world, call.account) };
  },
  { open: true },
);
