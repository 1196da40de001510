/**
 * What stands for constructors that another layer does not know, or that only a newer one has. Unions that are not named here lose such elements:
 * vectors and optional fields go without them, and an object that requires one is itself left out.
 */
import type { tl } from '@mtcute/core';
import { down, forUnknown, type OldObject, type RuleGroup, up } from '../rule.ts';

function innerText(value: { readonly _: string }): OldObject {
  const text: unknown = 'text' in value ? value.text : undefined;
  // Formatting that the layer cannot show falls away from the text it formats.
  if (!isObject(text)) return { _: 'textEmpty' };
  return text._ === value._ ? innerText(text) : text;
}

function isObject(value: unknown): value is OldObject {
  return typeof value === 'object' && value !== null && '_' in value;
}

const monospace = (text: string): OldObject => ({ _: 'textFixed', text: { _: 'textPlain', text } });
const heading = (value: { _: string; text: tl.TypeRichText }): OldObject => ({
  _: 'pageBlockHeader',
  text: value.text,
});
const paragraph = (text: tl.TypeRichText): OldObject => ({ _: 'pageBlockParagraph', text });
const smallHeading = (value: { _: string; text: tl.TypeRichText }): OldObject => ({
  _: 'pageBlockSubheader',
  text: value.text,
});

export const unions: RuleGroup = {
  unknown: [
    forUnknown('MessageMedia', () => ({ _: 'messageMediaUnsupported' })),
    forUnknown('MessageAction', () => ({ _: 'messageActionEmpty' })),
    forUnknown('auth.SentCodeType', (type) => ({
      _: 'auth.sentCodeTypeSms',
      length: 'length' in type && typeof type.length === 'number' ? type.length : 5,
    })),
    forUnknown('RichText', innerText),
    forUnknown('SendMessageAction', () => ({ _: 'sendMessageTypingAction' })),
    forUnknown('StarsTransactionPeer', () => ({ _: 'starsTransactionPeerUnsupported' })),
    forUnknown('InputStickerSet', () => ({ _: 'inputStickerSetEmpty' })),
  ],
  down: [
    down<tl.RawTextMath>('textMath', ({ source }) => monospace(source)),
    down<tl.RawTextCustomEmoji>('textCustomEmoji', ({ alt }) => ({ _: 'textPlain', text: alt })),
    down<tl.RawPageBlockHeading1>('pageBlockHeading1', heading),
    down<tl.RawPageBlockHeading2>('pageBlockHeading2', heading),
    down<tl.RawPageBlockHeading3>('pageBlockHeading3', smallHeading),
    down<tl.RawPageBlockHeading4>('pageBlockHeading4', smallHeading),
    down<tl.RawPageBlockHeading5>('pageBlockHeading5', smallHeading),
    down<tl.RawPageBlockHeading6>('pageBlockHeading6', smallHeading),
    down<tl.RawPageBlockMath>('pageBlockMath', ({ source }) => ({
      _: 'pageBlockPreformatted',
      text: { _: 'textPlain', text: source },
      language: '',
    })),
    down<tl.RawStickerSetNoCovered>('stickerSetNoCovered', ({ set }) => ({
      _: 'stickerSetMultiCovered',
      set,
      covers: [],
    })),
    down<tl.RawBotInlineMessageMediaWebPage>('botInlineMessageMediaWebPage', (message) => ({
      ...message,
      _: 'botInlineMessageText',
    })),
  ],
  up: [
    // Stopping a draft while it is typed is stopping to type.
    up('sendMessageStopDraftAction', () => ({ _: 'sendMessageCancelAction' })),
    up('textButton', innerText),
    // What is written in a block that only a newer layer has stays as a paragraph.
    up<{ caption: tl.TypePageCaption }>('pageBlockDocument', ({ caption }) => paragraph(caption.text)),
    up<{ buttons: readonly { text: tl.TypeRichText }[] }>('pageBlockButtonRow', ({ buttons }) =>
      paragraph({ _: 'textConcat', texts: buttons.map(({ text }) => text) }),
    ),
    ...['ephemeral.sendMessage', 'ephemeral.editMessage', 'ephemeral.deleteMessage'].map((name) =>
      up<{ peer?: tl.TypeInputPeer }>(name, (request) => ({
        ...request,
        peer: request.peer ?? { _: 'inputPeerEmpty' },
      })),
    ),
  ],
  forgotten: {
    inputSendMessageRichMessageDraftAction: ['canStop', 'keepOnStop'],
    sendMessageRichMessageDraftAction: ['canStop', 'keepOnStop'],
    sendMessageTextDraftAction: ['canStop', 'keepOnStop'],
    pageBlockBlockquote: ['collapsed'],
    inputInvoiceStarGiftResale: ['showName', 'message'],
  },
};
