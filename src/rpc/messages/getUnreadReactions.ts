import { getUnreadReactions as unread } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessagePage } from '../to-tl/message-page.ts';

export const getUnreadReactions = method(
  'messages.getUnreadReactions',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const page = await unread(call.world, call.account, peer, { ...request, offsetDate: 0 }, request.topMsgId);
    return toTlMessagePage(call, peer, page);
  },
  { peopleOnly: true },
);
