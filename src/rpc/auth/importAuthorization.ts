import { importAuthorization as importIt } from '#domain';
import { method } from '../method.ts';
import { toTlAuthorization } from '../to-tl/accounts/authorization.ts';

export const importAuthorization = method(
  'auth.importAuthorization',
  async (call, request) => {
    const account = request.id.toNumber();
    await importIt(call.world, { account, bytes: request.bytes, keyId: call.keyId, address: call.address });
    return toTlAuthorization(call, account);
  },
  { open: true },
);
