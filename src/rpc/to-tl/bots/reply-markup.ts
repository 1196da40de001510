import type { tl } from '@mtcute/core';
import Long from 'long';
import {
  type AdminRight,
  adminRights,
  type InlineButton,
  type KeyButton,
  type PeerWish,
  type ReplyMarkup,
} from '#domain';
import { toTlAdminRights } from '../chats/chat.ts';

/** A keyboard as the newest layer writes it. */
export function toTlReplyMarkup(markup: ReplyMarkup): tl.TypeReplyMarkup {
  switch (markup.kind) {
    case 'inline':
      return { _: 'replyInlineMarkup', rows: rows(markup.rows, inlineButton) };
    case 'keyboard': {
      const { kind: _, rows: keys, ...rest } = markup;
      return { _: 'replyKeyboardMarkup', ...rest, rows: rows(keys, toTlKeyButton) };
    }
    case 'hide':
      return { _: 'replyKeyboardHide', selective: markup.selective ?? false };
    case 'forceReply': {
      const { kind: _, ...rest } = markup;
      return { _: 'replyKeyboardForceReply', ...rest };
    }
  }
}

const rows = <B>(
  lines: readonly (readonly B[])[],
  write: (button: B) => tl.TypeKeyboardButton,
): tl.RawKeyboardButtonRow[] => lines.map((line) => ({ _: 'keyboardButtonRow', buttons: line.map(write) }));

function look(button: InlineButton | KeyButton): { text: string; style?: tl.RawKeyboardButtonStyle } {
  const { text, style, icon } = button;
  if (!style && !icon) return { text };
  return {
    text,
    style: {
      _: 'keyboardButtonStyle',
      bgPrimary: style === 'primary',
      bgDanger: style === 'danger',
      bgSuccess: style === 'success',
      ...(icon ? { icon: Long.fromString(icon) } : {}),
    },
  };
}

export const inlinePeerTypes = {
  botSelf: 'inlineQueryPeerTypeSameBotPM',
  people: 'inlineQueryPeerTypePM',
  bots: 'inlineQueryPeerTypeBotPM',
  groups: 'inlineQueryPeerTypeChat',
  supergroups: 'inlineQueryPeerTypeMegagroup',
  channels: 'inlineQueryPeerTypeBroadcast',
} as const;

function inlineButton(button: InlineButton): tl.TypeKeyboardButton {
  const common = look(button);
  switch (button.kind) {
    case 'url':
      return { _: 'keyboardButtonUrl', ...common, url: button.url };
    case 'callback':
      return {
        _: 'keyboardButtonCallback',
        ...common,
        data: Uint8Array.fromBase64(button.data),
        requiresPassword: button.needsPassword ?? false,
      };
    case 'switchInline':
      return {
        _: 'keyboardButtonSwitchInline',
        ...common,
        query: button.query,
        samePeer: button.samePeer ?? false,
        ...(button.peerTypes ? { peerTypes: button.peerTypes.map((type) => ({ _: inlinePeerTypes[type] })) } : {}),
      };
    case 'webView':
      return { _: 'keyboardButtonWebView', ...common, url: button.url };
    case 'loginUrl':
      return {
        _: 'keyboardButtonUrlAuth',
        ...common,
        url: button.url,
        buttonId: button.buttonId,
        ...(button.forwardText ? { fwdText: button.forwardText } : {}),
      };
    case 'userProfile':
      return { _: 'keyboardButtonUserProfile', ...common, userId: button.account };
    case 'copy':
      return { _: 'keyboardButtonCopy', ...common, copyText: button.copyText };
    case 'game':
      return { _: 'keyboardButtonGame', ...common };
    case 'pay':
      return { _: 'keyboardButtonBuy', ...common };
  }
}

export function toTlKeyButton(button: KeyButton): tl.TypeKeyboardButton {
  const common = look(button);
  switch (button.kind) {
    case 'text':
      return { _: 'keyboardButton', ...common };
    case 'requestPhone':
      return { _: 'keyboardButtonRequestPhone', ...common };
    case 'requestGeo':
      return { _: 'keyboardButtonRequestGeoLocation', ...common };
    case 'requestPoll':
      return { _: 'keyboardButtonRequestPoll', ...common, ...(button.quiz === undefined ? {} : { quiz: button.quiz }) };
    case 'webView':
      return { _: 'keyboardButtonSimpleWebView', ...common, url: button.url };
    case 'requestPeer':
      return {
        _: 'keyboardButtonRequestPeer',
        ...common,
        buttonId: button.buttonId,
        peerType: peerType(button.wish),
        maxQuantity: button.most,
      };
  }
}

function peerType(wish: PeerWish): tl.TypeRequestPeerType {
  if (wish.kind === 'account') {
    const { kind: _, ...rest } = wish;
    return { _: 'requestPeerTypeUser', ...rest };
  }
  const common = {
    creator: wish.created ?? false,
    ...(wish.hasUsername === undefined ? {} : { hasUsername: wish.hasUsername }),
    ...(wish.userRights ? { userAdminRights: rights(wish.userRights) } : {}),
    ...(wish.botRights ? { botAdminRights: rights(wish.botRights) } : {}),
  };
  if (wish.kind === 'channel') return { _: 'requestPeerTypeBroadcast', ...common };
  return {
    _: 'requestPeerTypeChat',
    ...common,
    botParticipant: wish.botIsMember ?? false,
    ...(wish.forum === undefined ? {} : { forum: wish.forum }),
  };
}

const rights = (names: readonly string[]): tl.RawChatAdminRights =>
  toTlAdminRights(adminRights.filter((right): right is AdminRight => names.includes(right)));
