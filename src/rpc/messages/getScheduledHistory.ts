import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlScheduledPage } from '../to-tl/messages/scheduled.ts';

export const getScheduledHistory = method(
  'messages.getScheduledHistory',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const waiting = await call.world.store.read((tx) => tx.scheduled.list(call.account, peer));
    return toTlScheduledPage(call, peer, waiting);
  },
  { peopleOnly: true },
);
