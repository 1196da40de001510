import type { tl } from '@mtcute/core';
import type { InlineButton, InlinePeerType, KeyButton, PeerWish, ReplyMarkup } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlAdminRights } from './rights.ts';

const rowsAtMost = 100;
const buttonsAtMost = 300;
const callbackBytes = 64;

/** A keyboard as it is kept. @throws BUTTON_TYPE_INVALID, BUTTON_DATA_INVALID, REPLY_MARKUP_TOO_LONG */
export function fromTlReplyMarkup(markup: tl.TypeReplyMarkup): ReplyMarkup {
  switch (markup._) {
    case 'replyInlineMarkup':
      return { kind: 'inline', rows: rowsOf(markup.rows, inlineButton) };
    case 'replyKeyboardMarkup':
      return {
        kind: 'keyboard',
        rows: rowsOf(markup.rows, fromTlKeyButton),
        ...(markup.resize ? { resize: true } : {}),
        ...(markup.singleUse ? { singleUse: true } : {}),
        ...(markup.selective ? { selective: true } : {}),
        ...(markup.persistent ? { persistent: true } : {}),
        ...(markup.placeholder ? { placeholder: markup.placeholder } : {}),
      };
    case 'replyKeyboardHide':
      return { kind: 'hide', ...(markup.selective ? { selective: true } : {}) };
    case 'replyKeyboardForceReply':
      return {
        kind: 'forceReply',
        ...(markup.singleUse ? { singleUse: true } : {}),
        ...(markup.selective ? { selective: true } : {}),
        ...(markup.placeholder ? { placeholder: markup.placeholder } : {}),
      };
  }
}

function rowsOf<B>(rows: readonly tl.RawKeyboardButtonRow[], read: (button: tl.TypeKeyboardButton) => B): B[][] {
  const buttons = rows.reduce((sum, row) => sum + row.buttons.length, 0);
  if (rows.length > rowsAtMost || buttons > buttonsAtMost) throw new RpcError(400, 'REPLY_MARKUP_TOO_LONG');
  return rows.filter((row) => row.buttons.length > 0).map((row) => row.buttons.map(read));
}

function look(button: tl.TypeKeyboardButton): Pick<InlineButton, 'text' | 'style' | 'icon'> {
  const { style } = button;
  const color = style?.bgPrimary ? 'primary' : style?.bgDanger ? 'danger' : style?.bgSuccess ? 'success' : undefined;
  return {
    text: button.text,
    ...(color ? { style: color } : {}),
    ...(style?.icon ? { icon: style.icon.toString() } : {}),
  };
}

const peerTypes: Record<tl.TypeInlineQueryPeerType['_'], InlinePeerType> = {
  inlineQueryPeerTypeSameBotPM: 'botSelf',
  inlineQueryPeerTypePM: 'people',
  inlineQueryPeerTypeBotPM: 'bots',
  inlineQueryPeerTypeChat: 'groups',
  inlineQueryPeerTypeMegagroup: 'supergroups',
  inlineQueryPeerTypeBroadcast: 'channels',
};

function inlineButton(button: tl.TypeKeyboardButton): InlineButton {
  const common = look(button);
  switch (button._) {
    case 'keyboardButtonUrl':
      return { ...common, kind: 'url', url: button.url };
    case 'keyboardButtonCallback':
      if (button.data.length > callbackBytes) throw new RpcError(400, 'BUTTON_DATA_INVALID');
      return {
        ...common,
        kind: 'callback',
        data: button.data.toBase64(),
        ...(button.requiresPassword ? { needsPassword: true } : {}),
      };
    case 'keyboardButtonSwitchInline':
      return {
        ...common,
        kind: 'switchInline',
        query: button.query,
        ...(button.samePeer ? { samePeer: true } : {}),
        ...(button.peerTypes ? { peerTypes: button.peerTypes.map((type) => peerTypes[type._]) } : {}),
      };
    case 'keyboardButtonWebView':
    case 'keyboardButtonSimpleWebView':
      return { ...common, kind: 'webView', url: button.url };
    case 'keyboardButtonUrlAuth':
    case 'inputKeyboardButtonUrlAuth':
      return {
        ...common,
        kind: 'loginUrl',
        url: button.url,
        buttonId: 'buttonId' in button ? button.buttonId : 0,
        ...(button.fwdText ? { forwardText: button.fwdText } : {}),
      };
    case 'keyboardButtonUserProfile':
      return { ...common, kind: 'userProfile', account: button.userId };
    case 'inputKeyboardButtonUserProfile':
      if (button.userId._ !== 'inputUser') throw new RpcError(400, 'BUTTON_USER_INVALID');
      return { ...common, kind: 'userProfile', account: button.userId.userId };
    case 'keyboardButtonCopy':
      return { ...common, kind: 'copy', copyText: button.copyText };
    case 'keyboardButtonGame':
      return { ...common, kind: 'game' };
    case 'keyboardButtonBuy':
      return { ...common, kind: 'pay' };
    default:
      throw new RpcError(400, 'BUTTON_TYPE_INVALID');
  }
}

export function fromTlKeyButton(button: tl.TypeKeyboardButton): KeyButton {
  const common = look(button);
  switch (button._) {
    case 'keyboardButton':
      return { ...common, kind: 'text' };
    case 'keyboardButtonRequestPhone':
      return { ...common, kind: 'requestPhone' };
    case 'keyboardButtonRequestGeoLocation':
      return { ...common, kind: 'requestGeo' };
    case 'keyboardButtonRequestPoll':
      return { ...common, kind: 'requestPoll', ...(button.quiz === undefined ? {} : { quiz: button.quiz }) };
    case 'keyboardButtonWebView':
    case 'keyboardButtonSimpleWebView':
      return { ...common, kind: 'webView', url: button.url };
    case 'keyboardButtonRequestPeer':
    case 'inputKeyboardButtonRequestPeer':
      return {
        ...common,
        kind: 'requestPeer',
        buttonId: button.buttonId,
        most: button.maxQuantity,
        wish: wishOf(button.peerType),
        ...namesOf(button),
      };
    default:
      throw new RpcError(400, 'BUTTON_TYPE_INVALID');
  }
}

function namesOf(
  button: tl.RawKeyboardButtonRequestPeer | tl.RawInputKeyboardButtonRequestPeer,
): Pick<Extract<KeyButton, { kind: 'requestPeer' }>, 'names'> {
  if (button._ === 'keyboardButtonRequestPeer') return {};
  const { nameRequested: name, usernameRequested: username, photoRequested: photo } = button;
  if (!name && !username && !photo) return {};
  return { names: { ...(name ? { name } : {}), ...(username ? { username } : {}), ...(photo ? { photo } : {}) } };
}

function wishOf(type: tl.TypeRequestPeerType): PeerWish {
  switch (type._) {
    case 'requestPeerTypeUser':
    case 'requestPeerTypeCreateBot':
      if (type._ === 'requestPeerTypeCreateBot') throw new RpcError(400, 'BUTTON_TYPE_INVALID');
      return {
        kind: 'account',
        ...(type.bot === undefined ? {} : { bot: type.bot }),
        ...(type.premium === undefined ? {} : { premium: type.premium }),
      };
    case 'requestPeerTypeChat':
    case 'requestPeerTypeBroadcast':
      return {
        kind: type._ === 'requestPeerTypeChat' ? 'group' : 'channel',
        ...(type.creator ? { created: true } : {}),
        ...(type.hasUsername === undefined ? {} : { hasUsername: type.hasUsername }),
        ...('forum' in type && type.forum !== undefined ? { forum: type.forum } : {}),
        ...('botParticipant' in type && type.botParticipant ? { botIsMember: true } : {}),
        ...(type.userAdminRights ? { userRights: fromTlAdminRights(type.userAdminRights) } : {}),
        ...(type.botAdminRights ? { botRights: fromTlAdminRights(type.botAdminRights) } : {}),
      };
  }
}
