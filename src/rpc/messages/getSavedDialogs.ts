import { getSavedDialogs as get } from '#domain';
import { checkNoParent } from '../from-tl/parent-peer.ts';
import { method } from '../method.ts';
import { toTlSavedDialogs } from '../to-tl/dialogs/saved-dialogs.ts';

export const getSavedDialogs = method(
  'messages.getSavedDialogs',
  async (call, request) => {
    checkNoParent(request.parentPeer);
    const { offsetId, offsetDate, limit } = request;
    const excludePinned = request.excludePinned ?? false;
    const found = await get(call.world, { account: call.account, excludePinned, offsetId, offsetDate, limit });
    const whole = offsetId === 0 && offsetDate === 0 && found.dialogs.length >= found.total;
    return toTlSavedDialogs(
      call,
      found.dialogs,
      whole ? found.dialogs.length : Math.max(found.total, found.dialogs.length + 1),
    );
  },
  { peopleOnly: true },
);
