import { updateProfile as update } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlSelf } from '../to-tl/accounts/self.ts';

export const updateProfile = method(
  'account.updateProfile',
  async (call, { firstName, lastName, about }) => {
    await update(call.world, { account: call.account, firstName, lastName, about, session: ownSession(call) });
    return toTlSelf(call);
  },
  { peopleOnly: true },
);
