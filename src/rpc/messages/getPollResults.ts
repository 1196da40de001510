import { mailboxOf, requirePoll } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const getPollResults = method(
  'messages.getPollResults',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const { poll } = await call.world.store.read((tx) => requirePoll(tx, call.account, peer, request.msgId));
    const date = call.world.clock.nowS();
    const body = { kind: 'poll' as const, poll: poll.id, peer, id: request.msgId };
    return toTlEntries(call, mailboxOf(call.account, peer), [{ pts: 0, ptsCount: 0, date, order: 0, body }]);
  },
  { peopleOnly: true },
);
