import { method } from '../method.ts';
import { toTlReactionList } from '../to-tl/messages/reaction-list.ts';

export const getRecentReactions = method(
  'messages.getRecentReactions',
  async (call, request) => {
    const recent = await call.world.store.read((tx) => tx.accounts.setting<string[]>(call.account, 'reactions:recent'));
    return toTlReactionList(recent ?? [], request.limit, request.hash);
  },
  { peopleOnly: true },
);
