import { membersFigure, mutedMembers, perPost, recentPostFigures, requireStats, tableOf } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlNoGraph } from '../to-tl/chats/stats-graph.ts';
import { drawn, graphLanguage, laterGraph, toTlFigure, toTlPeriod } from '../to-tl/chats/stats.ts';

const none = { now: 0, before: 0 };

export const getBroadcastStats = method(
  'stats.getBroadcastStats',
  async (call, request) => {
    const id = fromTlChannel(call, request.channel);
    const { store } = call.world;
    const language = graphLanguage(call);
    await store.read((tx) => requireStats(tx, call.account, id, 'channel'));
    await call.views.flush();
    await call.activity.flush(id);
    return store.read(async (tx) => {
      const chat = await requireStats(tx, call.account, id, 'channel');
      const table = await tableOf(call.world, tx, chat);
      const muted = await mutedMembers(tx, chat);
      return {
        _: 'stats.broadcastStats',
        period: toTlPeriod(table),
        followers: toTlFigure(membersFigure(table, chat)),
        viewsPerPost: toTlFigure(perPost(table, 'views')),
        sharesPerPost: toTlFigure(perPost(table, 'shares')),
        reactionsPerPost: toTlFigure(perPost(table, 'reactions')),
        viewsPerStory: toTlFigure(none),
        sharesPerStory: toTlFigure(none),
        reactionsPerStory: toTlFigure(none),
        enabledNotifications: { _: 'statsPercentValue', part: chat.members - muted, total: chat.members },
        growthGraph: drawn('growth', table, chat, language),
        followersGraph: drawn('joined', table, chat, language),
        muteGraph: laterGraph('muted', chat),
        topHoursGraph: laterGraph('hours', chat),
        interactionsGraph: drawn('views', table, chat, language),
        ivInteractionsGraph: toTlNoGraph(language),
        viewsBySourceGraph: laterGraph('viewsBy', chat),
        newFollowersBySourceGraph: laterGraph('joinedBy', chat),
        languagesGraph: laterGraph('languages', chat),
        reactionsByEmotionGraph: laterGraph('reactions', chat),
        storyInteractionsGraph: toTlNoGraph(language),
        storyReactionsByEmotionGraph: toTlNoGraph(language),
        recentPostsInteractions: (await recentPostFigures(tx, chat.id)).map(({ id: msgId, ...counters }) => ({
          _: 'postInteractionCountersMessage' as const,
          msgId,
          ...counters,
        })),
      };
    });
  },
  { peopleOnly: true },
);
