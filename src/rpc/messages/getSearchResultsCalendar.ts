import type { tl } from '@mtcute/core';
import { getCalendar } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlMessageFilter } from '../from-tl/message-filter.ts';
import { savedPartFilter } from '../from-tl/parent-peer.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessages } from '../to-tl/messages/messages.ts';

export const getSearchResultsCalendar = method(
  'messages.getSearchResultsCalendar',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const wanted = fromTlMessageFilter(request.filter);
    if (wanted === 'nothing') throw new RpcError(400, 'FILTER_NOT_SUPPORTED');
    const filter = { ...wanted, ...savedPartFilter(call, peer, request.savedPeerId) };
    const { offsetId, offsetDate } = request;
    const { total, days } = await getCalendar(call.world, {
      account: call.account,
      peer,
      filter,
      offsetId,
      offsetDate,
    });
    const shown = new Map(days.flatMap(({ newest, oldest }) => [newest, oldest]).map((one) => [one.id, one]));
    const written = await call.world.store.read((tx) => toTlMessages(call, tx, [...shown.values()], [peer]));
    const last = days.at(-1);
    return {
      _: 'messages.searchResultsCalendar',
      count: total,
      minDate: last?.oldest.content.date ?? 0,
      minMsgId: last?.oldest.id ?? 0,
      periods: days.map(
        ({ date, newest, oldest, count }): tl.RawSearchResultsCalendarPeriod => ({
          _: 'searchResultsCalendarPeriod',
          date,
          minMsgId: oldest.id,
          maxMsgId: newest.id,
          count,
        }),
      ),
      ...written,
    };
  },
  { peopleOnly: true },
);
