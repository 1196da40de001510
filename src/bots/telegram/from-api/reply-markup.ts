import type { InlineButton, InlinePeerType, KeyButton, PeerNames, PeerWish, ReplyMarkup } from '#domain';
import { badRequest } from '../api-error.ts';
import { type Arguments, type Fields, fieldsIn, flagIn, isFields, numberIn, textIn } from '../arguments.ts';
import { checkedLink } from '../parse/links.ts';
import { fromApiRights } from './rights.ts';

const callbackBytes = 64;
const placeholderLength = 64;
const buttonsAtMost = 300;

/** The keyboard of a request, if it has one. @throws ApiError in the API's own words */
export function readReplyMarkup(args: Arguments): { markup?: ReplyMarkup } {
  const given = args.json('reply_markup', "can't parse reply keyboard markup JSON object");
  if (given === undefined || given === null) return {};
  if (!isFields(given)) throw badRequest('object expected as reply markup');
  const markup = markupOf(given);
  return markup ? { markup } : {};
}

/** Keyboards that stand under a message; others are no part of an edit. */
export function readInlineMarkup(args: Arguments): { markup?: ReplyMarkup } {
  const { markup } = readReplyMarkup(args);
  return markup?.kind === 'inline' ? { markup } : {};
}

/** What stands below a message or a field; undefined where there is nothing. @throws ApiError */
export function markupOf(given: Fields): ReplyMarkup | undefined {
  const inline = given.inline_keyboard;
  if (inline !== undefined) {
    const rows = readRows(inline, 'inline_keyboard', inlineButton);
    return rows.length > 0 ? { kind: 'inline', rows } : undefined;
  }
  const selective = flagIn(given, 'selective') ? { selective: true } : {};
  const hint = textIn(given, 'input_field_placeholder')?.slice(0, placeholderLength);
  const placeholder = hint ? { placeholder: hint } : {};
  if (given.keyboard !== undefined) {
    const rows = readRows(given.keyboard, 'keyboard', readKeyButton);
    if (rows.length === 0) return undefined;
    return {
      kind: 'keyboard',
      rows,
      ...(flagIn(given, 'resize_keyboard') ? { resize: true } : {}),
      ...(flagIn(given, 'one_time_keyboard') ? { singleUse: true } : {}),
      ...(flagIn(given, 'is_persistent') ? { persistent: true } : {}),
      ...selective,
      ...placeholder,
    };
  }
  if (flagIn(given, 'remove_keyboard')) return { kind: 'hide', ...selective };
  if (flagIn(given, 'force_reply')) return { kind: 'forceReply', ...selective, ...placeholder };
  return undefined;
}

function readRows<B>(given: unknown, field: string, read: (button: unknown) => B): B[][] {
  if (!Array.isArray(given)) throw badRequest(`Field "${field}" must be of type Array`);
  const rows = given.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest(`Field "${field}" must be an Array of Arrays`);
    return row.map(read);
  });
  if (rows.reduce((sum, row) => sum + row.length, 0) > buttonsAtMost) throw badRequest('reply markup is too long');
  return rows.filter((row) => row.length > 0);
}

function lookOf(fields: Fields): Pick<InlineButton, 'text' | 'style' | 'icon'> {
  const style = textIn(fields, 'style')?.toLowerCase();
  const icon = textIn(fields, 'icon_custom_emoji_id');
  return {
    text: textIn(fields, 'text') ?? '',
    ...(style === 'primary' || style === 'danger' || style === 'success' ? { style } : {}),
    ...(icon ? { icon } : {}),
  };
}

const inlineTrouble = (text: string) => badRequest(`can't parse inline keyboard button: ${text}`);

function inlineButton(given: unknown): InlineButton {
  if (!isFields(given)) throw inlineTrouble('InlineKeyboardButton must be an Object');
  const look = lookOf(given);
  if (typeof given.text !== 'string') throw inlineTrouble('Can\'t find field "text"');
  if (look.text === '') throw inlineTrouble('Button text must be non-empty');
  const url = textIn(given, 'url');
  if (url !== undefined && url !== '') return linkButton(look, url);
  const data = textIn(given, 'callback_data');
  if (data !== undefined && data !== '') {
    if (Buffer.byteLength(data, 'utf8') > callbackBytes) throw badRequest('BUTTON_DATA_INVALID');
    return { ...look, kind: 'callback', data: Buffer.from(data, 'utf8').toString('base64') };
  }
  if (isFields(given.callback_game)) return { ...look, kind: 'game' };
  if (flagIn(given, 'pay')) return { ...look, kind: 'pay' };
  const app = fieldsIn(given, 'web_app');
  if (app) return { ...look, kind: 'webView', url: webUrl(textIn(app, 'url')) };
  const login = fieldsIn(given, 'login_url');
  if (login) {
    const forwardText = textIn(login, 'forward_text');
    const address = webUrl(textIn(login, 'url'));
    return { ...look, kind: 'loginUrl', url: address, buttonId: 0, ...(forwardText ? { forwardText } : {}) };
  }
  const copy = fieldsIn(given, 'copy_text');
  if (copy) return { ...look, kind: 'copy', copyText: textIn(copy, 'text') ?? '' };
  return switchButton(look, given);
}

function linkButton(look: Pick<InlineButton, 'text'>, url: string): InlineButton {
  const account = /^tg:(?:\/\/)?user\?id=(\d{1,15})/i.exec(url)?.[1];
  if (account) return { ...look, kind: 'userProfile', account: Number(account) };
  const link = checkedLink(url);
  if (link === undefined) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  return { ...look, kind: 'url', url: link };
}

function webUrl(url: string | undefined): string {
  const parsed = url === undefined ? null : URL.parse(url);
  if (!parsed || !['https:', 'http:'].includes(parsed.protocol))
    throw badRequest(`inline keyboard button Web App URL '${url ?? ''}' is invalid: Wrong HTTP URL`);
  return parsed.href;
}

function switchButton(look: Pick<InlineButton, 'text'>, given: Fields): InlineButton {
  const here = given.switch_inline_query_current_chat;
  if (typeof here === 'string') return { ...look, kind: 'switchInline', query: here, samePeer: true };
  const elsewhere = given.switch_inline_query;
  if (typeof elsewhere === 'string') return { ...look, kind: 'switchInline', query: elsewhere };
  const chosen = fieldsIn(given, 'switch_inline_query_chosen_chat');
  if (!chosen) throw badRequest('Text buttons are unallowed in the inline keyboard');
  const kinds: [string, InlinePeerType[]][] = [
    ['allow_user_chats', ['people']],
    ['allow_bot_chats', ['bots']],
    ['allow_group_chats', ['groups', 'supergroups']],
    ['allow_channel_chats', ['channels']],
  ];
  const peerTypes = kinds.flatMap(([name, types]) => (flagIn(chosen, name) ? types : []));
  return { ...look, kind: 'switchInline', query: textIn(chosen, 'query') ?? '', peerTypes };
}

const keyTrouble = (text: string) => badRequest(`can't parse keyboard button: ${text}`);

/** A key below the field; a text alone is a key that writes it. @throws ApiError */
export function readKeyButton(given: unknown): KeyButton {
  if (typeof given === 'string') return { text: given, kind: 'text' };
  if (!isFields(given)) throw keyTrouble('KeyboardButton must be a String or an Object');
  const look = lookOf(given);
  if (typeof given.text !== 'string') throw keyTrouble('Can\'t find field "text"');
  if (flagIn(given, 'request_contact')) return { ...look, kind: 'requestPhone' };
  if (flagIn(given, 'request_location')) return { ...look, kind: 'requestGeo' };
  const poll = fieldsIn(given, 'request_poll');
  if (poll) {
    const type = textIn(poll, 'type');
    return { ...look, kind: 'requestPoll', ...(type ? { quiz: type === 'quiz' } : {}) };
  }
  // Managed bots are not offered: as a plain text it would be another button.
  if (given.request_managed_bot !== undefined) throw badRequest('BUTTON_TYPE_INVALID');
  const app = fieldsIn(given, 'web_app');
  if (app) return { ...look, kind: 'webView', url: webUrl(textIn(app, 'url')) };
  const users = fieldsIn(given, 'request_users') ?? fieldsIn(given, 'request_user');
  if (users) {
    const most = numberIn(users, 'max_quantity') ?? 1;
    return { ...look, kind: 'requestPeer', buttonId: requestId(users), most, wish: userWish(users), ...namesOf(users) };
  }
  const chat = fieldsIn(given, 'request_chat');
  if (chat)
    return { ...look, kind: 'requestPeer', buttonId: requestId(chat), most: 1, wish: chatWish(chat), ...namesOf(chat) };
  return { ...look, kind: 'text' };
}

function namesOf(fields: Fields): { names?: PeerNames } {
  const names = {
    ...(flagIn(fields, 'request_name') || flagIn(fields, 'request_title') ? { name: true } : {}),
    ...(flagIn(fields, 'request_username') ? { username: true } : {}),
    ...(flagIn(fields, 'request_photo') ? { photo: true } : {}),
  };
  return Object.keys(names).length > 0 ? { names } : {};
}

const requestId = (fields: Fields): number => numberIn(fields, 'request_id') ?? 0;

const userWish = (fields: Fields): PeerWish => ({
  kind: 'account',
  ...(fields.user_is_bot === undefined ? {} : { bot: flagIn(fields, 'user_is_bot') }),
  ...(fields.user_is_premium === undefined ? {} : { premium: flagIn(fields, 'user_is_premium') }),
});

function chatWish(fields: Fields): PeerWish {
  const userRights = fieldsIn(fields, 'user_administrator_rights');
  const botRights = fieldsIn(fields, 'bot_administrator_rights');
  return {
    kind: flagIn(fields, 'chat_is_channel') ? 'channel' : 'group',
    ...(flagIn(fields, 'chat_is_created') ? { created: true } : {}),
    ...(fields.chat_has_username === undefined ? {} : { hasUsername: flagIn(fields, 'chat_has_username') }),
    ...(fields.chat_is_forum === undefined ? {} : { forum: flagIn(fields, 'chat_is_forum') }),
    ...(flagIn(fields, 'bot_is_member') ? { botIsMember: true } : {}),
    ...(userRights ? { userRights: fromApiRights((name) => flagIn(userRights, name)) } : {}),
    ...(botRights ? { botRights: fromApiRights((name) => flagIn(botRights, name)) } : {}),
  };
}
