import { resetNotifySettings as reset } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const resetNotifySettings = method(
  'account.resetNotifySettings',
  async (call) => {
    await reset(call.world, call.account, ownSession(call));
    return true;
  },
  { peopleOnly: true },
);
