import { unpinAll } from '#domain';
import { savedPartFilter } from '../from-tl/parent-peer.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlThread } from '../from-tl/thread.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const unpinAllMessages = method('messages.unpinAllMessages', async (call, request) => {
  const peer = fromTlPeer(call, request.peer);
  const { pts, ptsCount, remaining } = await unpinAll(call.world, {
    account: call.account,
    peer,
    topId: fromTlThread(request.topMsgId),
    part: savedPartFilter(call, peer, request.savedPeerId).thread,
    session: ownSession(call),
  });
  return { _: 'messages.affectedHistory', pts, ptsCount, offset: remaining };
});
