import assert from 'node:assert/strict';
import type { Update } from 'grammy/types';
import Long from 'long';
import { find, inputPeer, inputUser } from '../../../support/acquaintance.ts';
import { until } from '../../../support/until.ts';
import type { TableWorld } from './table-world.ts';

const article = { type: 'article' as const, id: '1', title: 'Lamp', input_message_content: { message_text: 'a lamp' } };

/** What people ask a bot, and what it answers. Every update is held against its type. */
export async function callQuestionMethods(world: TableWorld): Promise<void> {
  const { call, ann, annId } = world;
  const hears = hearer(world);
  const bot = await find(ann, 'table_bot');
  await call('sendMessage', {
    chat_id: annId,
    text: 'press',
    reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] },
  });
  const newest = async () => (await ann.getHistory('table_bot', { limit: 1 }))[0];
  await until(async () => (await newest())?.text === 'press');
  const message = await newest();
  assert.ok(message);
  const pressed = ann.getCallbackAnswer({ message, data: 'x' });
  await call('answerCallbackQuery', { callback_query_id: (await hears('callback_query')).id, text: 'lit' });
  await pressed;
  const asked = ann.call({
    _: 'messages.getInlineBotResults',
    bot: inputUser(bot),
    peer: inputPeer(bot),
    query: 'lamp',
    offset: '',
  });
  await call('answerInlineQuery', {
    inline_query_id: (await hears('inline_query')).id,
    results: [article],
    cache_time: 0,
  });
  const { queryId } = await asked;
  await ann.call({
    _: 'messages.sendInlineBotResult',
    peer: { _: 'inputPeerSelf' },
    queryId,
    id: '1',
    randomId: Long.fromNumber(91),
  });
  await call('savePreparedKeyboardButton', {
    user_id: annId,
    button: { text: 'Who?', request_users: { request_id: 1 } },
  });
  await call('savePreparedInlineMessage', { user_id: annId, result: article, allow_user_chats: true });
  const page = await ann.call({
    _: 'messages.requestWebView',
    ...{ peer: inputPeer(bot), bot: inputUser(bot), url: 'https://example.org/', platform: 'web' },
  });
  await call('answerWebAppQuery', { web_app_query_id: page.queryId?.toString() ?? '', result: article });
  await callGameMethods(world);
}

async function callGameMethods({ call, ann, annId }: TableWorld): Promise<void> {
  for (const text of ['/newgame', '@table_bot', 'lamps - Lamplighter - Light them all']) {
    const { id } = await ann.sendText('BotFounder', text);
    await until(async () => ((await ann.getHistory('BotFounder', { limit: 1 }))[0]?.id ?? 0) > id);
  }
  const { message_id } = await call('sendGame', { chat_id: annId, game_short_name: 'lamps' });
  await call('setGameScore', { chat_id: annId, message_id, user_id: annId, score: 3 });
  await call('getGameHighScores', { chat_id: annId, message_id, user_id: annId });
}

const everything = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'callback_query',
  'inline_query',
  'chosen_inline_result',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'message_reaction',
  'message_reaction_count',
] as const;

/** Waits for an update that has this field; what comes before it is only looked at. */
export function hearer({ call }: TableWorld): <K extends keyof Update>(field: K) => Promise<NonNullable<Update[K]>> {
  let offset = 0;
  return async (field) => {
    for (let asked = 0; asked < 5; asked++) {
      const updates = await call('getUpdates', { offset, timeout: 5, allowed_updates: [...everything] });
      for (const update of updates) {
        offset = update.update_id + 1;
        const value = update[field];
        if (value !== undefined) return value;
      }
    }
    throw new Error(`no ${field} came`);
  };
}

/** What happens in chats, told to the bot. */
export async function hearOfChats(world: TableWorld): Promise<void> {
  const { ann, bea, forum, channel, call } = world;
  const hears = hearer(world);
  const message = await ann.sendText(forum, 'to be changed');
  await hears('message');
  await ann.editMessage({ chatId: forum, message: message.id, text: 'changed' });
  await hears('edited_message');
  await ann.sendReaction({ chatId: forum, message: message.id, emoji: '🔥' });
  await hears('message_reaction');
  const post = await ann.sendText(channel, 'news');
  await hears('channel_post');
  await ann.sendReaction({ chatId: channel, message: post.id, emoji: '🔥' });
  await hears('message_reaction_count');
  await ann.editMessage({ chatId: channel, message: post.id, text: 'old news' });
  await hears('edited_channel_post');
  const poll = await call('sendPoll', {
    chat_id: forum,
    question: 'Oil?',
    options: [{ text: 'yes' }, { text: 'no' }],
    is_anonymous: false,
  });
  await ann.sendVote({ chatId: forum, message: poll.message_id, options: [0] });
  await hears('poll_answer');
  await hears('poll');
  await bea.leaveChat(forum).catch(() => undefined);
  await hears('chat_member');
  await ann.editAdminRights({ chatId: channel, userId: 'table_bot', rights: { postMessages: true }, rank: '' });
  await hears('my_chat_member');
}
