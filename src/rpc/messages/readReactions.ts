import { readReactions as read } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlThread } from '../from-tl/thread.ts';
import { method } from '../method.ts';

export const readReactions = method(
  'messages.readReactions',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const { pts, ptsCount, remaining } = await read(call.world, call.account, peer, fromTlThread(request.topMsgId));
    return { _: 'messages.affectedHistory', pts, ptsCount, offset: remaining };
  },
  { peopleOnly: true },
);
