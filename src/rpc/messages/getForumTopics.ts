import { getTopics } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlTopics } from '../to-tl/chats/topics.ts';

export const getForumTopics = method(
  'messages.getForumTopics',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    const page = await getTopics(call.world, {
      account: call.account,
      chat,
      search: request.q,
      after: request.offsetTopic > 0 ? { topId: request.offsetId, id: request.offsetTopic } : undefined,
      limit: request.limit,
    });
    return toTlTopics(call, chat, page);
  },
  { peopleOnly: true },
);
