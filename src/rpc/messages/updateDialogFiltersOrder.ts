import { reorderDialogFilters } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const updateDialogFiltersOrder = method(
  'messages.updateDialogFiltersOrder',
  async (call, request) => {
    await reorderDialogFilters(call.world, { account: call.account, order: request.order, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
