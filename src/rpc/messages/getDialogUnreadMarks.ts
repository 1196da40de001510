import { method } from '../method.ts';
import { toTlPeer } from '../to-tl/peers.ts';

export const getDialogUnreadMarks = method(
  'messages.getDialogUnreadMarks',
  async (call) => {
    const peers = await call.world.store.read((tx) => tx.dialogs.unreadMarked(call.account));
    return peers.map((peer) => ({ _: 'dialogPeer', peer: toTlPeer(peer) }));
  },
  { peopleOnly: true },
);
