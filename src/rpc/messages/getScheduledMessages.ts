import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlScheduledPage } from '../to-tl/messages/scheduled.ts';

export const getScheduledMessages = method(
  'messages.getScheduledMessages',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const ids = request.id.slice(0, call.world.limits.pageSize);
    return toTlScheduledPage(
      call,
      peer,
      await call.world.store.read((tx) => tx.scheduled.get(call.account, peer, ids)),
    );
  },
  { peopleOnly: true },
);
