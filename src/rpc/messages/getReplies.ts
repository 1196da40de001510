import { getReplies as replies } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessagePage } from '../to-tl/messages/message-page.ts';

export const getReplies = method(
  'messages.getReplies',
  async (call, request) => {
    const of = { peer: fromTlPeer(call, request.peer), id: request.msgId };
    const { group, page } = await replies(call.world, call.account, of, request);
    return toTlMessagePage(call, group, page, [of.peer]);
  },
  { peopleOnly: true },
);
