import { pollVotes } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { graphLanguage } from '../to-tl/chats/stats.ts';
import { toTlGraph } from '../to-tl/chats/stats-graph.ts';

export const getPollStats = method(
  'stats.getPollStats',
  async (call, request) => {
    const votes = await pollVotes(call.world, call.account, fromTlPeer(call, request.peer), request.msgId);
    return { _: 'stats.pollStats', votesGraph: toTlGraph(votes, { form: 'bar' }, graphLanguage(call)) };
  },
  { peopleOnly: true },
);
