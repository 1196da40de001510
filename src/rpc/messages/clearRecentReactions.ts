import { clearRecentReactions as clear } from '#domain';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const clearRecentReactions = method(
  'messages.clearRecentReactions',
  async (call) => {
    await clear(call.world, call.account, ownSession(call));
    return true;
  },
  { peopleOnly: true },
);
