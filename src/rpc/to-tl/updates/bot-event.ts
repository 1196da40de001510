import type { tl } from '@mtcute/core';
import Long from 'long';
import { type CallbackQueryEvent, type GeoPoint, type PeerId, readBotEvent } from '#domain';
import { toTlInlineMessageId } from '../bots/inline-message-id.ts';
import { toTlGeo } from '../media/media.ts';
import { toTlPeer, type Viewer } from '../peers.ts';
import { inlinePeerTypes } from '../bots/reply-markup.ts';

/** What happened to the bot that looks; undefined for what only gateways tell. */
export function toTlBotEvent(
  viewer: Viewer,
  body: { event: string; data: object },
  peers: Set<PeerId>,
): tl.TypeUpdate | undefined {
  const known = readBotEvent(body);
  if (!known) return undefined;
  peers.add(known.data.account).add(known.data.peer);
  switch (known.event) {
    case 'callbackQuery':
      return callbackQuery(viewer, known.data);
    case 'inlineQuery': {
      const { query, account, text, offset, peerType, point } = known.data;
      return {
        _: 'updateBotInlineQuery',
        queryId: Long.fromString(query),
        userId: account,
        query: text,
        offset,
        ...place(point),
        ...(peerType ? { peerType: { _: inlinePeerTypes[peerType] } } : {}),
      };
    }
    case 'chosenInlineResult': {
      const { account, text, result, point, content } = known.data;
      return {
        _: 'updateBotInlineSend',
        userId: account,
        query: text,
        id: result,
        ...place(point),
        ...(content === undefined ? {} : { msgId: toTlInlineMessageId(viewer, content) }),
      };
    }
  }
}

const place = (point: GeoPoint | undefined): { geo?: tl.TypeGeoPoint } => (point ? { geo: toTlGeo(point) } : {});

function callbackQuery(viewer: Viewer, event: CallbackQueryEvent): tl.TypeUpdate {
  const common = {
    queryId: Long.fromString(event.query),
    userId: event.account,
    chatInstance: Long.fromString(event.chatInstance),
    ...(event.data === undefined ? {} : { data: Uint8Array.fromBase64(event.data) }),
    ...(event.game === undefined ? {} : { gameShortName: event.game }),
  };
  if (event.content !== undefined)
    return { _: 'updateInlineBotCallbackQuery', ...common, msgId: toTlInlineMessageId(viewer, event.content) };
  return { _: 'updateBotCallbackQuery', ...common, peer: toTlPeer(event.peer), msgId: event.message ?? 0 };
}
