import { deleteScheduled } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const deleteScheduledMessages = method(
  'messages.deleteScheduledMessages',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const entries = await deleteScheduled(call.world, {
      account: call.account,
      peer,
      ids: request.id,
      session: ownSession(call),
    });
    return toTlEntries(call, call.account, entries);
  },
  { peopleOnly: true },
);
