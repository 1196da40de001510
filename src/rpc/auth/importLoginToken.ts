import { importLoginToken as importToken } from '#domain';
import { method } from '../method.ts';
import { toTlLoginToken } from '../to-tl/accounts/login-token.ts';

/** Meant for a token that moved here from another data centre; here there is one, so it names the asker's own. */
export const importLoginToken = method(
  'auth.importLoginToken',
  async (call, { token }) =>
    toTlLoginToken(call, await importToken(call.world, { keyId: call.keyId, address: call.address, token })),
  { open: true },
);
