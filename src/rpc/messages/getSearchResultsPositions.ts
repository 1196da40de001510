import type { tl } from '@mtcute/core';
import { getPositions } from '#domain';
import { fromTlMessageFilter } from '../from-tl/message-filter.ts';
import { savedPartFilter } from '../from-tl/parent-peer.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const getSearchResultsPositions = method(
  'messages.getSearchResultsPositions',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const wanted = fromTlMessageFilter(request.filter);
    if (wanted === 'nothing') return { _: 'messages.searchResultsPositions', count: 0, positions: [] };
    const filter = { ...wanted, ...savedPartFilter(call, peer, request.savedPeerId) };
    const { offsetId, limit } = request;
    const { total, positions } = await getPositions(call.world, {
      account: call.account,
      peer,
      filter,
      offsetId,
      limit,
    });
    return {
      _: 'messages.searchResultsPositions',
      count: total,
      positions: positions.map(
        ({ message, offset }): tl.RawSearchResultPosition => ({
          _: 'searchResultPosition',
          msgId: message.id,
          date: message.content.date,
          offset,
        }),
      ),
    };
  },
  { peopleOnly: true },
);
