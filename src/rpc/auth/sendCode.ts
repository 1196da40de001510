import { refuse, sendCode as send } from '#domain';
import { method } from '../method.ts';
import { toTlSentCode } from '../to-tl/accounts/sent-code.ts';

export const sendCode = method(
  'auth.sendCode',
  async (call, request) => {
    if (request.apiId <= 0) refuse('api-id-invalid');
    return toTlSentCode(call, await send(call.world, { phone: request.phoneNumber, keyId: call.keyId }));
  },
  { open: true },
);
