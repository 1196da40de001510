import { customEmojiOf, emoticons, recentReactions } from '#domain';
import { method } from '../method.ts';
import { toTlReactionList } from '../to-tl/messages/reaction-list.ts';

/** What everybody may use, and behind it the custom emoji that the account reacted with lately. */
export const getTopReactions = method(
  'messages.getTopReactions',
  async (call, request) => {
    const recent = await call.world.store.read((tx) => recentReactions(tx, call.account));
    const custom = recent.filter((reaction) => customEmojiOf(reaction) !== undefined);
    return toTlReactionList([...emoticons, ...custom], request.limit, request.hash);
  },
  { peopleOnly: true },
);
