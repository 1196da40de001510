import { deleteTopic } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const deleteTopicHistory = method('messages.deleteTopicHistory', async (call, request) => {
  const { pts, ptsCount, remaining } = await deleteTopic(call.world, {
    account: call.account,
    chat: fromTlPeer(call, request.peer),
    topic: request.topMsgId,
    session: ownSession(call),
  });
  return { _: 'messages.affectedHistory', pts, ptsCount, offset: remaining };
});
