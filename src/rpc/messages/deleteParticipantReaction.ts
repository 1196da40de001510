import { removeReaction } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const deleteParticipantReaction = method('messages.deleteParticipantReaction', async (call, request) => {
  const { mailbox, entries } = await removeReaction(call.world, {
    actor: call.account,
    chat: fromTlPeer(call, request.peer),
    account: fromTlPeer(call, request.participant),
    id: request.msgId,
    session: ownSession(call),
  });
  return toTlEntries(call, mailbox, entries);
});
