import { sendAsPeers } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

export const getSendAs = method(
  'channels.getSendAs',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const peers = await sendAsPeers(tx, call.account, fromTlPeer(call, request.peer));
      return {
        _: 'channels.sendAsPeers',
        peers: peers.map((one) => ({ _: 'sendAsPeer' as const, peer: toTlPeer(one) })),
        ...(await toTlPeers(call, tx, peers)),
      };
    }),
  { peopleOnly: true },
);
