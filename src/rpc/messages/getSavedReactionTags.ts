import Long from 'long';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** Reactions in Saved Messages are reactions here, not tags with names. */
export const getSavedReactionTags = method(
  'messages.getSavedReactionTags',
  async (call, request) => {
    if (request.peer) fromTlPeer(call, request.peer);
    return { _: 'messages.savedReactionTags', tags: [], hash: Long.ZERO };
  },
  { peopleOnly: true },
);
