import { readMentions as read } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlThread } from '../from-tl/thread.ts';
import { method } from '../method.ts';

export const readMentions = method(
  'messages.readMentions',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const { pts, ptsCount, remaining } = await read(call.world, call.account, peer, fromTlThread(request.topMsgId));
    return { _: 'messages.affectedHistory', pts, ptsCount, offset: remaining };
  },
  { peopleOnly: true },
);
