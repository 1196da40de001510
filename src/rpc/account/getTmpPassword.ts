import { provePassword } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlPasswordProof } from '../from-tl/password.ts';
import { method } from '../method.ts';

/** Passwords for payments: there is nothing to pay for. */
export const getTmpPassword = method(
  'account.getTmpPassword',
  async (call, { password }) => {
    await provePassword(call.world, call.account, fromTlPasswordProof(password));
    throw new RpcError(400, 'TMP_PASSWORD_DISABLED');
  },
  { peopleOnly: true },
);
