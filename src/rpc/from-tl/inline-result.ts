import type { tl } from '@mtcute/core';
import type { InlineMessage, InlineResult, WebFile } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlEntities } from './entities.ts';
import { fromTlFile } from './file.ts';
import { fromTlContact, fromTlGeoLive, fromTlGeoPoint, fromTlVenue } from './place.ts';
import { fromTlReplyMarkup } from './reply-markup.ts';

const typeLength = 32;
const titleLength = 256;
const urlLength = 2048;

/** One result as a bot offers it. @throws the errors that the schema lists for messages.setInlineBotResults */
export async function fromTlInlineResult(call: Call, result: tl.TypeInputBotInlineResult): Promise<InlineResult> {
  if (result._ === 'inputBotInlineResultGame') throw new RpcError(400, 'RESULT_TYPE_INVALID');
  const common = {
    id: result.id,
    type: result.type.slice(0, typeLength),
    message: await fromTlInlineMessage(call, result.sendMessage),
  };
  switch (result._) {
    case 'inputBotInlineResultPhoto': {
      if (result.photo._ === 'inputPhotoEmpty') throw new RpcError(400, 'PHOTO_INVALID');
      return { ...common, photo: (await fromTlFile(call, 'photo', result.photo, 'PHOTO_INVALID')).id };
    }
    case 'inputBotInlineResultDocument': {
      const { document } = result;
      if (document._ === 'inputDocumentEmpty') throw new RpcError(400, 'DOCUMENT_INVALID');
      return {
        ...common,
        ...texts(result),
        document: (await fromTlFile(call, 'document', document, 'DOCUMENT_INVALID')).id,
      };
    }
    case 'inputBotInlineResult':
      // What is offered by address has no file of ours to send: such a result must say what it sends.
      if (common.message.media?.kind === 'auto') throw new RpcError(400, 'WEBDOCUMENT_INVALID');
      return {
        ...common,
        ...texts(result),
        ...(result.url ? { url: result.url.slice(0, urlLength) } : {}),
        ...(result.thumb ? { thumb: webFile(result.thumb) } : {}),
        ...(result.content ? { content: webFile(result.content) } : {}),
      };
  }
}

const texts = ({ title, description }: { title?: string; description?: string }) => ({
  ...(title ? { title: title.slice(0, titleLength) } : {}),
  ...(description ? { description: description.slice(0, titleLength) } : {}),
});

function webFile({ url, mimeType, size, attributes }: tl.RawInputWebDocument): WebFile {
  if (url === '') throw new RpcError(400, 'WEBDOCUMENT_URL_EMPTY');
  const web = URL.parse(url);
  if (!web || url.length > urlLength || !['http:', 'https:'].includes(web.protocol))
    throw new RpcError(400, 'WEBDOCUMENT_URL_INVALID');
  const video = attributes.find((attribute) => attribute._ === 'documentAttributeVideo');
  const image = attributes.find((attribute) => attribute._ === 'documentAttributeImageSize');
  const audio = attributes.find((attribute) => attribute._ === 'documentAttributeAudio');
  const durationS = video?.duration ?? audio?.duration;
  const shape = video ?? image;
  return {
    url,
    mime: mimeType.slice(0, titleLength),
    sizeBytes: size,
    ...(shape ? { width: shape.w, height: shape.h } : {}),
    ...(durationS === undefined ? {} : { durationS }),
  };
}

async function fromTlInlineMessage(call: Call, message: tl.TypeInputBotInlineMessage): Promise<InlineMessage> {
  const markup = message.replyMarkup ? { markup: fromTlReplyMarkup(message.replyMarkup) } : {};
  if (markup.markup && markup.markup.kind !== 'inline') throw new RpcError(400, 'REPLY_MARKUP_INVALID');
  switch (message._) {
    case 'inputBotInlineMessageText':
      if (message.message === '') throw new RpcError(400, 'MESSAGE_EMPTY');
      return { ...text(call, message), ...(message.noWebpage ? { noWebPage: true } : {}), ...markup };
    case 'inputBotInlineMessageMediaAuto':
      return { ...text(call, message), media: { kind: 'auto' }, ...markup };
    case 'inputBotInlineMessageMediaGeo': {
      const point = fromTlGeoPoint(message.geoPoint);
      if (message.period === undefined) return { text: '', media: { kind: 'geo', point }, ...markup };
      const live = fromTlGeoLive({ ...message, _: 'inputMediaGeoLive' });
      return { text: '', media: live, ...markup };
    }
    case 'inputBotInlineMessageMediaVenue':
      return { text: '', media: fromTlVenue({ ...message, _: 'inputMediaVenue' }), ...markup };
    case 'inputBotInlineMessageMediaContact':
      return { text: '', media: await fromTlContact(call, { ...message, _: 'inputMediaContact' }), ...markup };
    case 'inputBotInlineMessageMediaWebPage':
      // Pages are not previewed here: the text goes out by itself, or the address where there is none.
      return { ...text(call, { ...message, message: message.message || message.url }), ...markup };
    default:
      throw new RpcError(400, 'SEND_MESSAGE_TYPE_INVALID');
  }
}

const text = (
  call: Call,
  message: { message: string; entities?: tl.TypeMessageEntity[]; invertMedia?: boolean },
): Pick<InlineMessage, 'text' | 'entities' | 'invertMedia'> => ({
  text: message.message,
  entities: fromTlEntities(call, message.entities),
  ...(message.invertMedia ? { invertMedia: true } : {}),
});
