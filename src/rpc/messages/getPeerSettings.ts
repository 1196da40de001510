import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlPeerSettings } from '../to-tl/dialogs/peer-settings.ts';
import { toTlPeers } from '../to-tl/peers.ts';

export const getPeerSettings = method(
  'messages.getPeerSettings',
  (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    return call.world.store.read(async (tx) => ({
      _: 'messages.peerSettings',
      settings: await toTlPeerSettings(call, tx, peer),
      ...(await toTlPeers(call, tx, [peer])),
    }));
  },
  { peopleOnly: true },
);
