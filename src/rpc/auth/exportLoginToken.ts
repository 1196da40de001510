import { exportLoginToken as exportToken, refuse } from '#domain';
import { method } from '../method.ts';
import { toTlLoginToken } from '../to-tl/accounts/login-token.ts';

export const exportLoginToken = method(
  'auth.exportLoginToken',
  async (call, request) => {
    if (request.apiId <= 0) refuse('api-id-invalid');
    const state = await exportToken(call.world, {
      keyId: call.keyId,
      address: call.address,
      except: request.exceptIds.map((id) => Number(id)),
    });
    return toTlLoginToken(call, state);
  },
  { open: true },
);
