import { isDomainError, normalisePhone, refuse, signIn as sign } from '#domain';
import type { Call } from '../context.ts';
import { method } from '../method.ts';
import { toTlAuthorization } from '../to-tl/accounts/authorization.ts';

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
    } catch (error) {
      // Whoever gave the right code owns the number.
      if (isDomainError(error) && error.code === 'phone-banned') await tellWhy(call, request.phoneNumber);
      throw error;
    } finally {
      // Also when the password is still owed: the key's state changed.
      call.keys.forget(call.keyId);
      call.keys.forget(call.wireKeyId);
    }
  },
  { open: true },
);

async function tellWhy(call: Call, phone: string): Promise<void> {
  const account = await call.world.store.read((tx) => tx.accounts.byPhone(normalisePhone(phone)));
  if (account) await call.shutOut.tell({ keyId: call.wireKeyId, sessionId: call.sessionId }, call.layer, account.id);
}
