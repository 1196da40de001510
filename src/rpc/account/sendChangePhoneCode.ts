import { checkMayChangePhone, sendCode as send } from '#domain';
import { method } from '../method.ts';
import { toTlSentCode } from '../to-tl/accounts/sent-code.ts';

export const sendChangePhoneCode = method(
  'account.sendChangePhoneCode',
  async (call, { phoneNumber }) => {
    await checkMayChangePhone(call.world, call.keyId);
    return toTlSentCode(call, await send(call.world, { phone: phoneNumber, keyId: call.keyId }));
  },
  { peopleOnly: true },
);
