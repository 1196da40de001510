import { recentReactions } from '#domain';
import { method } from '../method.ts';
import { toTlReactionList } from '../to-tl/messages/reaction-list.ts';

export const getRecentReactions = method(
  'messages.getRecentReactions',
  async (call, request) => {
    const recent = await call.world.store.read((tx) => recentReactions(tx, call.account));
    return toTlReactionList(recent, request.limit, request.hash);
  },
  { peopleOnly: true },
);
