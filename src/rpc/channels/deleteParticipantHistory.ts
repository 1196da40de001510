import { deleteParticipantHistory as remove } from '#domain';
import { fromTlChannel, fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

export const deleteParticipantHistory = method('channels.deleteParticipantHistory', async (call, request) => {
  const { pts, ptsCount, remaining } = await remove(call.world, {
    actor: call.account,
    chat: fromTlChannel(call, request.channel),
    participant: fromTlPeer(call, request.participant),
    session: ownSession(call),
  });
  return { _: 'messages.affectedHistory', pts, ptsCount, offset: remaining };
});
