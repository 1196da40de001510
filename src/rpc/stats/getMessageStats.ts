import { requirePost } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { laterGraph } from '../to-tl/chats/stats.ts';

export const getMessageStats = method(
  'stats.getMessageStats',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const channel = fromTlChannel(call, request.channel);
      const { chat, message } = await requirePost(tx, call.account, channel, request.msgId);
      return {
        _: 'stats.messageStats',
        viewsGraph: laterGraph('postViews', chat, message),
        reactionsByEmotionGraph: laterGraph('postReactions', chat, message),
      };
    }),
  { peopleOnly: true },
);
