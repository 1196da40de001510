import type { tl } from '@mtcute/core';
import type { Keyboard, KeyboardButton, Message, PeerId } from '../../data/views.ts';
import { actionOf } from './action.ts';
import { entitiesOf } from './entities.ts';
import { mediaOf } from './media.ts';
import { idOf } from './peer.ts';
import { reactionsOf } from './reaction.ts';

/** `self` stands in as sender of own messages in private chats, where TL leaves the sender out. */
export function messageOf(message: tl.TypeMessage, self: PeerId): Message | undefined {
  if (message._ === 'messageEmpty') return undefined;
  const chatId = idOf(message.peerId);
  const from = message.fromId ? idOf(message.fromId) : message.out && chatId > 0 ? self : chatId;
  const base = {
    chatId,
    id: message.id,
    key: `${chatId}:${message.id}`,
    from,
    date: message.date,
    out: (message.out ?? false) || (chatId === self && !('fwdFrom' in message && message.fwdFrom)),
    isPost: message.post ?? false,
    reactions: reactionsOf(message.reactions),
    reply: replyOf(message.replyTo),
    thread: threadOf(message.replyTo),
    mentionsMe: (message.mentioned ?? false) && (message.mediaUnread ?? false),
    unopened: message.mediaUnread ?? false,
    silent: message.silent,
    state: 'sent' as const,
  };
  if (message._ === 'messageService') {
    return {
      ...base,
      text: '',
      entities: [],
      action: actionOf(message.action, from),
      pinned: false,
      mayForward: false,
    };
  }
  return {
    ...base,
    editDate: message.editHide ? undefined : message.editDate,
    text: message.message,
    entities: entitiesOf(message.entities),
    media: mediaOf(message.media),
    forward: message.fwdFrom && {
      from: message.fwdFrom.fromId && idOf(message.fwdFrom.fromId),
      name: message.fwdFrom.fromName,
      date: message.fwdFrom.date,
      post: message.fwdFrom.channelPost,
    },
    viaBot: message.viaBotId,
    views: message.views,
    ...commentsOf(message.replies),
    album: message.groupedId?.toString(),
    author: message.postAuthor,
    keyboard: keyboardOf(message.replyMarkup),
    pinned: message.pinned ?? false,
    label: message.factcheck?.text?.text,
    mayForward: !message.noforwards,
  };
}

function replyOf(header: tl.TypeMessageReplyHeader | undefined): Message['reply'] {
  if (header?._ !== 'messageReplyHeader' || !header.replyToMsgId) return undefined;
  // Standing in a topic is no reply to the message that opened it.
  if (header.forumTopic && !header.replyToTopId) return undefined;
  return {
    id: header.replyToMsgId,
    quote: header.quote ? header.quoteText : undefined,
    from: header.replyToPeerId && idOf(header.replyToPeerId),
  };
}

function threadOf(header: tl.TypeMessageReplyHeader | undefined): number | undefined {
  if (header?._ !== 'messageReplyHeader') return undefined;
  return header.replyToTopId ?? header.replyToMsgId;
}

function keyboardOf(markup: tl.TypeReplyMarkup | undefined): Keyboard | undefined {
  switch (markup?._) {
    case 'replyInlineMarkup':
      return { at: 'message', rows: markup.rows.map(rowOf), once: false };
    case 'replyKeyboardMarkup':
      return {
        at: 'composer',
        rows: markup.rows.map(rowOf),
        once: markup.singleUse ?? false,
        placeholder: markup.placeholder,
      };
    case 'replyKeyboardHide':
      return { at: 'hide', rows: [], once: false };
    default:
      return undefined;
  }
}

function rowOf(row: tl.TypeKeyboardButtonRow): KeyboardButton[] {
  return row.buttons.map((button) => ({ text: button.text, does: doesOf(button) }));
}

function doesOf(button: tl.TypeKeyboardButton): KeyboardButton['does'] {
  switch (button._) {
    case 'keyboardButton':
      return { what: 'text' };
    case 'keyboardButtonCallback':
      return { what: 'callback', data: button.data };
    case 'keyboardButtonUrl':
      return { what: 'url', url: button.url };
    case 'keyboardButtonSwitchInline':
      return { what: 'inline', query: button.query, here: button.samePeer ?? false };
    case 'keyboardButtonWebView':
      return { what: 'webApp', url: button.url };
    case 'keyboardButtonCopy':
      return { what: 'copy', value: button.copyText };
    default:
      return { what: 'nothing' };
  }
}

/** What a post says of its comments; nothing where it has none, or where these are the replies in a group. */
export function commentsOf(replies: tl.TypeMessageReplies | undefined): Pick<Message, 'comments' | 'newComments'> {
  if (!replies?.comments) return {};
  const { maxId = 0, readMaxId } = replies;
  return { comments: replies.replies, newComments: readMaxId !== undefined && readMaxId < maxId };
}
