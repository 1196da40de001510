import { checkNoParent } from '../from-tl/parent-peer.ts';
import { method } from '../method.ts';
import { toTlPeer } from '../to-tl/peers.ts';

export const getDialogUnreadMarks = method(
  'messages.getDialogUnreadMarks',
  async (call, request) => {
    checkNoParent(request.parentPeer);
    const peers = await call.world.store.read((tx) => tx.dialogs.unreadMarked(call.account));
    return peers.map((peer) => ({ _: 'dialogPeer', peer: toTlPeer(peer) }));
  },
  { peopleOnly: true },
);
