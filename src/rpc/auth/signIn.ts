import { refuse, signIn as sign } from '#domain';
import { method } from '../method.ts';
import { toTlAuthorization } from '../to-tl/authorization.ts';

export const signIn = method(
  'auth.signIn',
  async (call, request) => {
    if (!request.phoneCode) refuse('code-empty');
    try {
      const outcome = await sign(call.world, {
        phone: request.phoneNumber,
        codeHash: request.phoneCodeHash,
        code: request.phoneCode,
        keyId: call.keyId,
        address: call.address,
      });
      if (outcome.kind === 'signUpRequired') return { _: 'auth.authorizationSignUpRequired' };
      return await toTlAuthorization(call, outcome.account);
    } finally {
      // Also when the password is still owed: the key's state changed.
      call.keys.forget(call.keyId);
      call.keys.forget(call.wireKeyId);
    }
  },
  { open: true },
);
