import { refuse, sendScheduled } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlSent } from '../to-tl/messages/sent.ts';

export const sendScheduledMessages = method(
  'messages.sendScheduledMessages',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const ids = request.id.slice(0, call.world.limits.pageSize);
    const waiting = await call.world.store.read((tx) => tx.scheduled.get(call.account, peer, ids));
    if (waiting.length === 0) refuse('message-id-invalid');
    const results = await sendScheduled(call.world, waiting);
    return toTlSent(
      call,
      results.map((result) => ({ result, randomId: undefined })),
    );
  },
  { peopleOnly: true },
);
