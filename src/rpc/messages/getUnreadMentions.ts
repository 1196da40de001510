import { getMatching } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlThread } from '../from-tl/thread.ts';
import { method } from '../method.ts';
import { toTlMessagePage } from '../to-tl/messages/message-page.ts';

export const getUnreadMentions = method(
  'messages.getUnreadMentions',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const filter = { unreadMention: true };
    const page = await getMatching(
      call.world,
      call.account,
      peer,
      filter,
      { ...request, offsetDate: 0 },
      fromTlThread(request.topMsgId),
    );
    return toTlMessagePage(call, peer, page);
  },
  { peopleOnly: true },
);
