import { arrangeOwnNames, orderNames } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const reorderUsernames = method(
  'account.reorderUsernames',
  async (call, { order }) => {
    const request = { account: call.account, change: orderNames(order), session: ownSession(call) };
    await arrangeOwnNames(call.world, request);
    return true;
  },
  { peopleOnly: true },
);
