import { completeSignIn, recoverPassword as recover, refuse } from '#domain';
import { fromTlNewPassword } from '../from-tl/password.ts';
import { method } from '../method.ts';
import { toTlAuthorization } from '../to-tl/accounts/authorization.ts';

export const recoverPassword = method(
  'auth.recoverPassword',
  async (call, request) => {
    if (call.account === 0) refuse('not-signed-in');
    const next = request.newSettings && fromTlNewPassword(request.newSettings);
    await recover(call.world, call.account, request.code, next);
    await completeSignIn(call.world, call.keyId);
    return toTlAuthorization(call, call.account);
  },
  { open: true },
);
