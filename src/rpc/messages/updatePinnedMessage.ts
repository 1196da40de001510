import { pinMessage } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const updatePinnedMessage = method('messages.updatePinnedMessage', async (call, request) => {
  const { mailbox, entries } = await pinMessage(call.world, {
    account: call.account,
    peer: fromTlPeer(call, request.peer),
    id: request.id,
    pinned: !request.unpin,
    silent: request.silent ?? false,
    oneSide: request.pmOneside ?? false,
    session: ownSession(call),
  });
  return toTlEntries(call, mailbox, entries);
});
