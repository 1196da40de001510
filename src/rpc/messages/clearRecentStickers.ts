import { clearList } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const clearRecentStickers = method(
  'messages.clearRecentStickers',
  async (call, request) => {
    const list = request.attached ? 'attached' : 'recent';
    await clearList(call.world, { account: call.account, session: ownSession(call), list });
    return true;
  },
  { peopleOnly: true },
);
