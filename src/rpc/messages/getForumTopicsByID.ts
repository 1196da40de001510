import { getTopicsById } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlTopics } from '../to-tl/chats/topics.ts';

export const getForumTopicsByID = method(
  'messages.getForumTopicsByID',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    const topics = await getTopicsById(call.world, call.account, chat, request.topics);
    const page = await toTlTopics(call, chat, { topics, total: topics.length });
    const found = new Set(topics.map(({ topic }) => topic.id));
    const gone = request.topics.filter((id) => !found.has(id));
    return { ...page, topics: [...page.topics, ...gone.map((id) => ({ _: 'forumTopicDeleted' as const, id }))] };
  },
  { peopleOnly: true },
);
