import { updateUsername as update } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlSelf } from '../to-tl/accounts/self.ts';

export const updateUsername = method(
  'account.updateUsername',
  async (call, request) => {
    const username = request.username.replace(/^@/, '');
    await update(call.world, { account: call.account, username, session: ownSession(call) });
    return toTlSelf(call);
  },
  { peopleOnly: true },
);
