import { toggleTopicPin } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const updatePinnedForumTopic = method(
  'messages.updatePinnedForumTopic',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    const { topicId: topic, pinned } = request;
    const change = { account: call.account, chat, topic, pinned, session: ownSession(call) };
    return toTlEntries(call, chat, await toggleTopicPin(call.world, change));
  },
  { peopleOnly: true },
);
