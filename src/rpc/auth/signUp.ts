import { signUp as sign } from '#domain';
import { method } from '../method.ts';
import { toTlAuthorization } from '../to-tl/accounts/authorization.ts';

export const signUp = method(
  'auth.signUp',
  async (call, request) => {
    const account = await sign(call.world, {
      phone: request.phoneNumber,
      codeHash: request.phoneCodeHash,
      firstName: request.firstName,
      lastName: request.lastName,
      unannounced: request.noJoinedNotifications ?? false,
      keyId: call.keyId,
      address: call.address,
    });
    return toTlAuthorization(call, account);
  },
  { open: true },
);
