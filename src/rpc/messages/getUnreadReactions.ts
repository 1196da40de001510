import { getMatching } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlThread } from '../from-tl/thread.ts';
import { method } from '../method.ts';
import { toTlMessagePage } from '../to-tl/messages/message-page.ts';

export const getUnreadReactions = method(
  'messages.getUnreadReactions',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const filter = { unreadReactionOf: call.account };
    const page = { ...request, offsetDate: 0 };
    return toTlMessagePage(
      call,
      peer,
      await getMatching(call.world, call.account, peer, filter, page, fromTlThread(request.topMsgId)),
    );
  },
  { peopleOnly: true },
);
