import { completeSignIn, provePassword, refuse } from '#domain';
import { fromTlPasswordProof } from '../from-tl/password.ts';
import { method } from '../method.ts';
import { toTlAuthorization } from '../to-tl/accounts/authorization.ts';

export const checkPassword = method(
  'auth.checkPassword',
  async (call, request) => {
    if (call.account === 0) refuse('not-signed-in');
    await provePassword(call.world, call.account, fromTlPasswordProof(request.password));
    await completeSignIn(call.world, call.keyId);
    return toTlAuthorization(call, call.account);
  },
  { open: true },
);
