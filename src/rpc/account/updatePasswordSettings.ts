import { changePassword, provePassword } from '#domain';
import { fromTlNewPassword, fromTlPasswordProof } from '../from-tl/password.ts';
import { method } from '../method.ts';

export const updatePasswordSettings = method(
  'account.updatePasswordSettings',
  async (call, request) => {
    await provePassword(call.world, call.account, fromTlPasswordProof(request.password));
    await changePassword(call.world, call.account, {
      password: fromTlNewPassword(request.newSettings),
      email: request.newSettings.email,
    });
    return true;
  },
  { peopleOnly: true },
);
