import { resendCode as resend } from '#domain';
import { method } from '../method.ts';
import { toTlSentCode } from '../to-tl/accounts/sent-code.ts';

export const resendCode = method(
  'auth.resendCode',
  async (call, request) =>
    toTlSentCode(call, await resend(call.world, { phone: request.phoneNumber, codeHash: request.phoneCodeHash })),
  { open: true },
);
