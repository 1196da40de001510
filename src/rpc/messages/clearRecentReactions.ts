import { method } from '../method.ts';

export const clearRecentReactions = method(
  'messages.clearRecentReactions',
  async (call) => {
    await call.world.store.write((tx) => tx.accounts.removeSettings(call.account, 'reactions:recent'));
    return true;
  },
  { peopleOnly: true },
);
