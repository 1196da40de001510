import { updateDialogFilter as update } from '#domain';
import { fromTlDialogFilter } from '../from-tl/dialog-filter.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const updateDialogFilter = method(
  'messages.updateDialogFilter',
  async (call, request) => {
    const filter = request.filter && fromTlDialogFilter(call, request.filter);
    await update(call.world, { account: call.account, id: request.id, filter, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
