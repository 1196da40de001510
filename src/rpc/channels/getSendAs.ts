import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

export const getSendAs = method(
  'channels.getSendAs',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const peer = fromTlPeer(call, request.peer);
      const member = peer < 0 ? await tx.chats.member(peer, call.account) : undefined;
      const isAdmin = member?.status === 'creator' || member?.status === 'admin';
      const peers = isAdmin ? [call.account, peer] : [call.account];
      return {
        _: 'channels.sendAsPeers',
        peers: peers.map((one) => ({ _: 'sendAsPeer' as const, peer: toTlPeer(one) })),
        ...(await toTlPeers(call, tx, peers)),
      };
    }),
  { peopleOnly: true },
);
