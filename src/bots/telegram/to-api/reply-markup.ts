import type { InlineKeyboardButton, InlineKeyboardMarkup } from '@grammyjs/types';
import type { InlineButton, InlinePeerType, ReplyMarkup } from '#domain';

/** Messages carry only the keyboards that stand under them. */
export function toApiKeyboard(markup: ReplyMarkup | undefined): { reply_markup?: InlineKeyboardMarkup } {
  if (markup?.kind !== 'inline') return {};
  return { reply_markup: { inline_keyboard: markup.rows.map((row) => row.map(toApiButton)) } };
}

function toApiButton(button: InlineButton): InlineKeyboardButton {
  const look = {
    text: button.text,
    ...(button.style ? { style: button.style } : {}),
    ...(button.icon ? { icon_custom_emoji_id: button.icon } : {}),
  };
  switch (button.kind) {
    case 'url':
      return { ...look, url: button.url };
    case 'callback':
      return { ...look, callback_data: Buffer.from(button.data, 'base64').toString('utf8') };
    case 'switchInline':
      return toApiSwitch(look, button);
    case 'webView':
      return { ...look, web_app: { url: button.url } };
    case 'loginUrl':
      return {
        ...look,
        login_url: { url: button.url, ...(button.forwardText ? { forward_text: button.forwardText } : {}) },
      };
    case 'userProfile':
      return { ...look, url: `tg://user?id=${button.account}` };
    case 'copy':
      return { ...look, copy_text: { text: button.copyText } };
    case 'game':
      return { ...look, callback_game: {} };
    case 'pay':
      return { ...look, pay: true };
  }
}

function toApiSwitch(
  look: { text: string },
  button: Extract<InlineButton, { kind: 'switchInline' }>,
): InlineKeyboardButton {
  if (button.samePeer) return { ...look, switch_inline_query_current_chat: button.query };
  if (!button.peerTypes) return { ...look, switch_inline_query: button.query };
  const has = (type: InlinePeerType): boolean => button.peerTypes?.includes(type) ?? false;
  return {
    ...look,
    switch_inline_query_chosen_chat: {
      query: button.query,
      allow_user_chats: has('people'),
      allow_bot_chats: has('bots'),
      allow_group_chats: has('groups') || has('supergroups'),
      allow_channel_chats: has('channels'),
    },
  };
}
