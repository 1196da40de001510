import { arrangeOwnNames, switchName } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

/** Puts a name that the operator gave in force or out of it. */
export const toggleUsername = method(
  'account.toggleUsername',
  async (call, { username, active }) => {
    const change = switchName(call.world, username, active);
    await arrangeOwnNames(call.world, { account: call.account, change, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
