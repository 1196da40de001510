import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlReaction } from '../to-tl/messages/reaction.ts';
import { hashOfWords } from '../to-tl/messages/reaction-list.ts';

/** Reactions to one's own saved messages are their tags. Here nobody gives them names. */
export const getSavedReactionTags = method(
  'messages.getSavedReactionTags',
  async (call, request) => {
    const part = request.peer && fromTlPeer(call, request.peer);
    const tags = await call.world.store.read((tx) => tx.reactions.tags(call.account, part));
    const hash = hashOfWords(tags.map(({ emoticon, count }) => `${emoticon}${count}`));
    if (request.hash.equals(hash)) return { _: 'messages.savedReactionTagsNotModified' };
    return {
      _: 'messages.savedReactionTags',
      tags: tags.map(({ emoticon, count }) => ({
        _: 'savedReactionTag',
        reaction: toTlReaction(emoticon),
        count,
      })),
      hash,
    };
  },
  { peopleOnly: true },
);
