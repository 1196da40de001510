import { replaceBlocked } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

/** `limit` is how many of the blocked the client has loaded: only those are replaced. Stories are not kept here. */
export const setBlocked = method(
  'contacts.setBlocked',
  async (call, request) => {
    const peers = request.id.slice(0, call.world.limits.blockedPeers).map((peer) => fromTlPeer(call, peer));
    if (request.myStoriesFrom) return true;
    const known = Math.max(request.limit, 0);
    await replaceBlocked(call.world, { owner: call.account, peers, known, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
