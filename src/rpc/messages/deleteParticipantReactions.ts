import { removeAllReactions } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const deleteParticipantReactions = method('messages.deleteParticipantReactions', async (call, request) => {
  const chat = fromTlPeer(call, request.peer);
  const account = fromTlPeer(call, request.participant);
  await removeAllReactions(call.world, { actor: call.account, chat, account });
  return true;
});
