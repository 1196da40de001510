import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

/** There are no stories here. */
export const getPeerStories = method(
  'stories.getPeerStories',
  (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    return call.world.store.read(async (tx) => ({
      _: 'stories.peerStories',
      stories: { _: 'peerStories', peer: toTlPeer(peer), stories: [] },
      ...(await toTlPeers(call, tx, [peer])),
    }));
  },
  { peopleOnly: true },
);
