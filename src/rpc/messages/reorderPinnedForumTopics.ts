import { reorderPinnedTopics } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const reorderPinnedForumTopics = method(
  'messages.reorderPinnedForumTopics',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    const { order, force = false } = request;
    const change = { account: call.account, chat, order, force, session: ownSession(call) };
    return toTlEntries(call, chat, await reorderPinnedTopics(call.world, change));
  },
  { peopleOnly: true },
);
