import { filterIn, readablePlace, withinThread } from '#domain';
import { fromTlMessageFilter } from '../from-tl/message-filter.ts';
import { savedPartFilter } from '../from-tl/parent-peer.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlThread } from '../from-tl/thread.ts';
import { method } from '../method.ts';

export const getSearchCounters = method(
  'messages.getSearchCounters',
  (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const part = savedPartFilter(call, peer, request.savedPeerId);
    return call.world.store.read(async (tx) => {
      const { mailbox, floor } = await readablePlace(tx, call.account, peer);
      const thread = await withinThread(tx, call.account, peer, fromTlThread(request.topMsgId));
      const counters = [];
      for (const filter of request.filters.slice(0, call.world.limits.pageSize)) {
        const wanted = fromTlMessageFilter(filter);
        const count =
          wanted === 'nothing'
            ? 0
            : await tx.messages.count({
                ...{ mailbox, peer, floor, ...part, ...thread },
                ...filterIn(mailbox, call.account, wanted),
              });
        counters.push({ _: 'messages.searchCounter' as const, filter, count });
      }
      return counters;
    });
  },
  { peopleOnly: true },
);
