import { deleteAccount as remove, provePassword, refuse } from '#domain';
import { fromTlPasswordProof } from '../from-tl/password.ts';
import { method } from '../method.ts';

/** Open, because whoever forgot the two-step password may start anew after a week. */
export const deleteAccount = method(
  'account.deleteAccount',
  async (call, { password }) => {
    if (call.account === 0) refuse('not-signed-in');
    if (call.isBot) refuse('bot-method-invalid');
    const proof = password && fromTlPasswordProof(password);
    if (proof) await provePassword(call.world, call.account, proof);
    await remove(call.world, call.account, proof !== undefined);
    return true;
  },
  { open: true },
);
