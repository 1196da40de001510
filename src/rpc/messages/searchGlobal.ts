import type { tl } from '@mtcute/core';
import { searchEverywhere } from '#domain';
import { fromTlMessageFilter } from '../from-tl/message-filter.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessages } from '../to-tl/messages/messages.ts';

export const searchGlobal = method(
  'messages.searchGlobal',
  async (call, request): Promise<tl.messages.TypeMessages> => {
    const filter = fromTlMessageFilter(request.filter);
    if (filter === 'nothing') return { _: 'messages.messages', messages: [], chats: [], users: [], topics: [] };
    const page = await searchEverywhere(call.world, {
      account: call.account,
      query: request.q,
      filter: {
        ...filter,
        ...(request.minDate > 0 ? { afterDate: request.minDate } : {}),
        ...(request.maxDate > 0 ? { beforeDate: request.maxDate } : {}),
      },
      kind: kindOf(request),
      folder: request.folderId,
      after: request.offsetRate > 0 ? afterOf(call, request) : undefined,
      limit: request.limit,
    });
    const last = page.messages.at(-1);
    const written = await call.world.store.read((tx) => toTlMessages(call, tx, page.messages));
    if (!page.more || !last) return { _: 'messages.messages', ...written, topics: [] };
    return {
      _: 'messages.messagesSlice',
      count: page.total,
      ...(page.inexact ? { inexact: true } : {}),
      nextRate: last.content.date,
      ...written,
      topics: [],
    };
  },
  { peopleOnly: true },
);

function kindOf(request: tl.messages.RawSearchGlobalRequest): 'people' | 'groups' | 'channels' | undefined {
  if (request.usersOnly) return 'people';
  if (request.groupsOnly) return 'groups';
  return request.broadcastsOnly ? 'channels' : undefined;
}

function afterOf(call: Parameters<typeof fromTlPeer>[0], request: tl.messages.RawSearchGlobalRequest) {
  const peer = request.offsetPeer._ === 'inputPeerEmpty' ? undefined : fromTlPeer(call, request.offsetPeer);
  return { date: request.offsetRate, peer, id: request.offsetId };
}
