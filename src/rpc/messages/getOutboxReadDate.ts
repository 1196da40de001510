import { outboxReadDate } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const getOutboxReadDate = method(
  'messages.getOutboxReadDate',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    return { _: 'outboxReadDate', date: await outboxReadDate(call.world, call.account, peer, request.msgId) };
  },
  { peopleOnly: true },
);
