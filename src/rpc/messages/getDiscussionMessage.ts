import { getDiscussion } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessages } from '../to-tl/messages/messages.ts';

export const getDiscussionMessage = method(
  'messages.getDiscussionMessage',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const found = await getDiscussion(call.world, call.account, { peer, id: request.msgId });
    const page = await call.world.store.read((tx) => toTlMessages(call, tx, found.roots, [peer, found.group]));
    return {
      _: 'messages.discussionMessage',
      ...page,
      maxId: found.maxId,
      readInboxMaxId: found.readInboxMaxId || undefined,
      readOutboxMaxId: found.readOutboxMaxId || undefined,
      unreadCount: found.unread,
    };
  },
  { peopleOnly: true },
);
