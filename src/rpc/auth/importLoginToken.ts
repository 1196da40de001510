import { exportLoginToken as exportToken } from '#domain';
import { method } from '../method.ts';
import { toTlLoginToken } from '../to-tl/accounts/login-token.ts';

/** Meant for a token that moved here from another data centre; here there is one, so it is asked for anew. */
export const importLoginToken = method(
  'auth.importLoginToken',
  async (call) =>
    toTlLoginToken(call, await exportToken(call.world, { keyId: call.keyId, address: call.address, except: [] })),
  { open: true },
);
