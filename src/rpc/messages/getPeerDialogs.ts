import { getPeerDialogs as get, refuse } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlPeerDialogs } from '../to-tl/dialogs/peer-dialogs.ts';

export const getPeerDialogs = method(
  'messages.getPeerDialogs',
  async (call, request) => {
    if (request.peers.length > call.world.limits.pageSize) refuse('limit-invalid');
    const peers = request.peers.flatMap((input) =>
      input._ === 'inputDialogPeer' ? [fromTlPeer(call, input.peer)] : [],
    );
    return toTlPeerDialogs(call, await get(call.world, call.account, [...new Set(peers)]));
  },
  { peopleOnly: true },
);
