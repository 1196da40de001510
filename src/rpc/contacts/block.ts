import { setPeerBlocked } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const block = method(
  'contacts.block',
  async (call, request) => {
    const peer = fromTlPeer(call, request.id);
    // Hiding one's stories from somebody is a list of its own; there are no stories here.
    if (request.myStoriesFrom) return true;
    await setPeerBlocked(call.world, { owner: call.account, peer, blocked: true, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
