import { recommendedChannels, requireVisible, similarChannels } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';

export const getChannelRecommendations = method(
  'channels.getChannelRecommendations',
  async (call, request) => {
    const { store } = call.world;
    const channel = request.channel && fromTlChannel(call, request.channel);
    if (channel !== undefined) await store.read((tx) => requireVisible(tx, call.account, channel));
    const similar =
      channel === undefined
        ? await recommendedChannels(call.world, call.account)
        : await similarChannels(call.world, call.account, [channel]);
    const ids = similar.map(({ id }) => id);
    return { _: 'messages.chats', chats: await store.read((tx) => toTlChats(call, tx, ids)) };
  },
  { peopleOnly: true },
);
