import { replaceBlocked } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const setBlocked = method(
  'contacts.setBlocked',
  async (call, request) => {
    const peers = request.id.slice(0, call.world.limits.blockedPeers).map((peer) => fromTlPeer(call, peer));
    if (request.myStoriesFrom) return true;
    await replaceBlocked(call.world, { owner: call.account, peers, session: ownSession(call) });
    return true;
  },
  { peopleOnly: true },
);
