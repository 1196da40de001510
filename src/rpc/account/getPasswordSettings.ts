import { provePassword } from '#domain';
import { fromTlPasswordProof } from '../from-tl/password.ts';
import { method } from '../method.ts';

export const getPasswordSettings = method(
  'account.getPasswordSettings',
  async (call, request) => {
    await provePassword(call.world, call.account, fromTlPasswordProof(request.password));
    const account = await call.world.store.read((tx) => tx.accounts.get(call.account));
    return { _: 'account.passwordSettings', email: account?.data.password?.recoveryEmail };
  },
  { peopleOnly: true },
);
