import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { sendNow } from '../schedule.ts';

export const sendScheduledMessages = method(
  'messages.sendScheduledMessages',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const ids = request.id.slice(0, call.world.limits.pageSize);
    return sendNow(call, await call.world.store.read((tx) => tx.scheduled.get(call.account, peer, ids)));
  },
  { peopleOnly: true },
);
