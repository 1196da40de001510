import { setMemberTag } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const editChatParticipantRank = method('messages.editChatParticipantRank', async (call, request) => {
  const chat = fromTlPeer(call, request.peer);
  const account = fromTlPeer(call, request.participant);
  await setMemberTag(call.world, { actor: call.account, chat, account, tag: request.rank });
  return toTlEntries(call, call.account, [], [chat, account]);
});
