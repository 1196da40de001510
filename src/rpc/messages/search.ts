import { searchMessages } from '#domain';
import { fromTlMessageFilter } from '../from-tl/message-filter.ts';
import { savedPartFilter, savedTagFilter } from '../from-tl/parent-peer.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlThread } from '../from-tl/thread.ts';
import { method } from '../method.ts';
import { toTlMessagePage } from '../to-tl/messages/message-page.ts';

export const search = method(
  'messages.search',
  async (call, request) => {
    const peer = request.peer._ === 'inputPeerEmpty' ? undefined : fromTlPeer(call, request.peer);
    const filter = fromTlMessageFilter(request.filter);
    if (filter === 'nothing') return toTlMessagePage(call, peer, { messages: [], total: 0 });
    const thread = fromTlThread(request.topMsgId);
    const page = await searchMessages(
      call.world,
      call.account,
      request.q,
      {
        ...filter,
        ...(peer !== undefined ? { peer } : {}),
        ...(request.fromId ? { sender: fromTlPeer(call, request.fromId) } : {}),
        ...(thread !== undefined ? { thread } : {}),
        ...savedPartFilter(call, peer, request.savedPeerId),
        ...savedTagFilter(call, peer, request.savedReaction),
        ...(request.minDate > 0 ? { afterDate: request.minDate } : {}),
        ...(request.maxDate > 0 ? { beforeDate: request.maxDate } : {}),
      },
      { ...request, offsetDate: 0 },
    );
    return toTlMessagePage(call, peer, page);
  },
  { peopleOnly: true },
);
