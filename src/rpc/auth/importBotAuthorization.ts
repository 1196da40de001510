import { signInBot } from '#domain';
import { method } from '../method.ts';
import { toTlAuthorization } from '../to-tl/accounts/authorization.ts';

export const importBotAuthorization = method(
  'auth.importBotAuthorization',
  async (call, request) => {
    const account = await signInBot(call.world, {
      token: request.botAuthToken,
      keyId: call.keyId,
      address: call.address,
    });
    return toTlAuthorization(call, account);
  },
  { open: true },
);
