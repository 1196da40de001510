import type { tl } from '@mtcute/core';
import Long from 'long';
import type { AnsweredInline, InlineMessage, InlineResult, Tx, WebFile } from '#domain';
import { toTlEntities } from '../messages/entities.ts';
import { toTlDocument } from '../media/document.ts';
import { type LoadedMedia, loadMedia, toTlGeo } from '../media/media.ts';
import type { Viewer } from '../peers.ts';
import { toTlPhoto } from '../media/photo.ts';
import { toTlReplyMarkup } from './reply-markup.ts';
import { toTlUsers } from '../accounts/user.ts';

/** What a bot offers, as the person who asked sees it. */
export async function toTlBotResults(
  viewer: Viewer,
  tx: Tx,
  { query, answer }: AnsweredInline,
): Promise<tl.messages.RawBotResults> {
  const media = await loadMedia(
    tx,
    answer.results.flatMap(({ photo, document }) => [photo, document]),
  );
  const { switchPm, switchWebView } = answer;
  return {
    _: 'messages.botResults',
    gallery: answer.gallery,
    queryId: Long.fromString(query.id),
    ...(answer.nextOffset ? { nextOffset: answer.nextOffset } : {}),
    ...(switchPm ? { switchPm: { _: 'inlineBotSwitchPM', ...switchPm } } : {}),
    ...(switchWebView ? { switchWebview: { _: 'inlineBotWebView', ...switchWebView } } : {}),
    results: answer.results.map((result) => toTlResult(viewer, media, result)),
    cacheTime: answer.cacheS,
    users: await toTlUsers(viewer, tx, [query.bot]),
  };
}

function toTlResult(viewer: Viewer, media: LoadedMedia, result: InlineResult): tl.TypeBotInlineResult {
  const { id, type, title, description, url, thumb, content } = result;
  const common = { id, type, title, description, sendMessage: toTlInlineMessage(result.message) };
  const photo = media.get(result.photo ?? 0);
  const document = media.get(result.document ?? 0);
  if (photo || document) {
    return {
      _: 'botInlineMediaResult',
      ...common,
      photo: photo && toTlPhoto(viewer, photo),
      document: document && toTlDocument(viewer, document),
    };
  }
  return { _: 'botInlineResult', ...common, url, thumb: thumb && toTlWeb(thumb), content: content && toTlWeb(content) };
}

/** Clients load what lies elsewhere from there. */
function toTlWeb(file: WebFile): tl.RawWebDocumentNoProxy {
  const { width: w = 0, height: h = 0, durationS } = file;
  const attributes: tl.TypeDocumentAttribute[] = [];
  if (file.mime.startsWith('audio/')) attributes.push({ _: 'documentAttributeAudio', duration: durationS ?? 0 });
  else if (file.mime.startsWith('video/'))
    attributes.push({ _: 'documentAttributeVideo', duration: durationS ?? 0, w, h });
  else if (w > 0) attributes.push({ _: 'documentAttributeImageSize', w, h });
  return { _: 'webDocumentNoProxy', url: file.url, size: file.sizeBytes ?? 0, mimeType: file.mime, attributes };
}

function toTlInlineMessage(message: InlineMessage): tl.TypeBotInlineMessage {
  const { media, invertMedia } = message;
  const replyMarkup = message.markup && toTlReplyMarkup(message.markup);
  const entities = message.entities && toTlEntities(message.entities);
  switch (media?.kind) {
    case 'geo':
      return { _: 'botInlineMessageMediaGeo', geo: toTlGeo(media.point), replyMarkup };
    case 'geoLive':
      return {
        _: 'botInlineMessageMediaGeo',
        geo: toTlGeo(media.point),
        heading: media.headingDeg,
        period: media.periodS,
        proximityNotificationRadius: media.proximityM,
        replyMarkup,
      };
    case 'venue': {
      const { kind: _, point, ...venue } = media;
      return { _: 'botInlineMessageMediaVenue', ...venue, geo: toTlGeo(point), replyMarkup };
    }
    case 'contact': {
      const { phone: phoneNumber, firstName, lastName, vcard } = media;
      return { _: 'botInlineMessageMediaContact', phoneNumber, firstName, lastName, vcard, replyMarkup };
    }
    case undefined:
      return {
        _: 'botInlineMessageText',
        message: message.text,
        entities,
        noWebpage: message.noWebPage,
        invertMedia,
        replyMarkup,
      };
    default:
      return { _: 'botInlineMessageMediaAuto', message: message.text, entities, invertMedia, replyMarkup };
  }
}
