import { getRecentLocations as get } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessagePage } from '../to-tl/messages/message-page.ts';

export const getRecentLocations = method(
  'messages.getRecentLocations',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const messages = await get(call.world, call.account, peer, request.limit);
    return toTlMessagePage(call, peer, { messages, total: messages.length });
  },
  { peopleOnly: true },
);
