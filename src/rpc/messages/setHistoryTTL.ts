import { setHistoryTtl } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const setHistoryTTL = method(
  'messages.setHistoryTTL',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const entries = await setHistoryTtl(call.world, {
      actor: call.account,
      peer,
      ttlS: request.period,
      session: ownSession(call),
    });
    return toTlEntries(call, peer < -1_000_000_000_000 ? peer : call.account, entries, [peer]);
  },
  { peopleOnly: true },
);
