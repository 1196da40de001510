import type { tl } from '@mtcute/core';
import { searchPosts as search } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessages } from '../to-tl/messages/messages.ts';

export const searchPosts = method(
  'channels.searchPosts',
  async (call, request): Promise<tl.messages.TypeMessages> => {
    const { hashtag, query, offsetId, offsetPeer, limit } = request;
    const begins = offsetId === 0 || offsetPeer._ === 'inputPeerEmpty';
    const { posts, more } = await search(call.world, {
      account: call.account,
      query: hashtag ?? query ?? '',
      hashtag: hashtag !== undefined,
      after: begins ? undefined : { chat: fromTlPeer(call, offsetPeer), id: offsetId },
      limit,
    });
    const written = await call.world.store.read((tx) => toTlMessages(call, tx, posts));
    const last = posts.at(-1);
    if (!more || !last) return { _: 'messages.messages', ...written, topics: [] };
    return {
      _: 'messages.messagesSlice',
      inexact: true,
      count: posts.length + 1,
      nextRate: last.content.date,
      ...written,
      topics: [],
    };
  },
  { peopleOnly: true },
);
