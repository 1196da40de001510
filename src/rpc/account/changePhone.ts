import { changePhone as change } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlSelf } from '../to-tl/accounts/self.ts';

export const changePhone = method(
  'account.changePhone',
  async (call, { phoneNumber, phoneCodeHash, phoneCode }) => {
    await change(call.world, {
      account: call.account,
      phone: phoneNumber,
      codeHash: phoneCodeHash,
      code: phoneCode,
      session: ownSession(call),
    });
    return toTlSelf(call);
  },
  { peopleOnly: true },
);
