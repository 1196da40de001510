import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { Api, InputFile } from 'grammy';
import Long from 'long';
import sharp from 'sharp';
import { find, inputPeer, inputUser, listen, refusal } from '../../support/acquaintance.ts';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { callApi, makeBot, startBotServer } from './bot-world.ts';

const phone = '+79990000321';
let server: TestServer;
let ann: TelegramClient;
let api: Api;
let token: string;
let annId: number;

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, phone, 'Ann');
  annId = (await ann.getMe()).id;
  token = await makeBot(server, phone, 'play_bot');
  api = new Api(token, { apiRoot: server.http });
  await ann.sendText('play_bot', '/start');
  await api.getUpdates({ limit: 100 });
});

after(async () => {
  await ann?.destroy();
  await server?.stop();
});

/** The error that a call over HTTP ends in. */
async function errorOf(method: string, body: object): Promise<string> {
  const { ok, error_code, description } = await callApi(server, token, method, body);
  return ok ? 'no error' : `${error_code} ${description}`;
}

let offset = 0;
/** The next update of the bot that has this field. */
async function heard<K extends 'message' | 'callback_query'>(field: K) {
  for (;;) {
    const updates = await api.getUpdates({ offset, timeout: 5 });
    for (const update of updates) {
      offset = update.update_id + 1;
      const value = update[field];
      if (value) return value;
    }
  }
}

const newest = async () => (await ann.getHistory('play_bot', { limit: 1 }))[0];

describe('games', () => {
  test('their owner adds one in the chat with the founder', async () => {
    const said = async (text: string, answer: RegExp) => {
      await ann.sendText('BotFounder', text);
      await until(async () => answer.test((await ann.getHistory('BotFounder', { limit: 1 }))[0]?.text ?? ''));
    };
    await said('/newgame', /Which bot/);
    await said('@play_bot', /short_name/);
    const before = (await ann.getHistory('BotFounder', { limit: 1 }))[0]?.id ?? 0;
    const file = await sharp({ create: { width: 320, height: 180, channels: 3, background: '#a60' } })
      .jpeg()
      .toBuffer();
    const caption = 'lamps - Lamplighter - Light them all';
    await ann.sendMedia('BotFounder', { type: 'photo', file, fileName: 'lamp.jpg', caption });
    await until(async () => {
      const [answer] = await ann.getHistory('BotFounder', { limit: 1 });
      return answer !== undefined && answer.id > before && answer.text.startsWith('Done');
    });
  });

  test('the bot sends it, learns who plays, and keeps the score', async () => {
    offset = 0;
    assert.equal(
      await errorOf('sendGame', { chat_id: annId, game_short_name: 'nothing' }),
      '400 Bad Request: wrong game short name specified',
    );
    const sent = await api.sendGame(annId, 'lamps');
    assert.equal(sent.game.title, 'Lamplighter');
    assert.equal(sent.game.photo.at(-1)?.width, 320);
    await until(async () => (await newest())?.raw._ === 'message' && (await newest())?.media !== null);
    const message = await newest();
    assert.ok(message?.raw._ === 'message' && message.raw.media?._ === 'messageMediaGame');
    assert.equal(message.raw.media.game.shortName, 'lamps');
    assert.equal(message.raw.media.game.photo._, 'photo');
    const bot = await find(ann, 'play_bot');
    const pressed = ann.call({
      _: 'messages.getBotCallbackAnswer',
      game: true,
      peer: inputPeer(bot),
      msgId: message.id,
    });
    const query = await heard('callback_query');
    assert.ok('game_short_name' in query && query.game_short_name === 'lamps');
    await api.answerCallbackQuery(query.id, { url: 'https://example.org/lamps' });
    assert.equal((await pressed).url, 'https://example.org/lamps');
    const scored = await api.setGameScore(annId, sent.message_id, annId, 7);
    assert.ok(scored !== true && scored.game.title === 'Lamplighter');
    await until(async () => (await newest())?.raw._ === 'messageService');
    const line = await newest();
    assert.ok(line?.raw._ === 'messageService' && line.raw.action._ === 'messageActionGameScore');
    assert.equal(line.raw.action.score, 7);
    const again = { chat_id: annId, message_id: sent.message_id, user_id: annId, score: 5 };
    assert.equal(await errorOf('setGameScore', again), '400 Bad Request: BOT_SCORE_NOT_MODIFIED');
    await api.setGameScore(annId, sent.message_id, annId, 5, { force: true, disable_edit_message: true });
    assert.deepEqual(
      (await api.getGameHighScores(annId, sent.message_id, annId)).map(({ position, user, score }) => [
        position,
        user.id,
        score,
      ]),
      [[1, annId, 5]],
    );
  });
});

/** What a page was told, after its signature was checked as a bot checks it. */
function readPageData(address: string): URLSearchParams {
  const data = new URLSearchParams(new URL(address).hash.slice(1)).get('tgWebAppData');
  assert.ok(data);
  const fields = new URLSearchParams(data);
  const hash = fields.get('hash');
  fields.delete('hash');
  const lines = [...fields].map(([name, value]) => `${name}=${value}`).sort();
  const key = createHmac('sha256', 'WebAppData').update(token).digest();
  assert.equal(hash, createHmac('sha256', key).update(lines.join('\n')).digest('hex'));
  return fields;
}

describe('web pages of bots', () => {
  const page = 'https://example.org/page?lang=en';
  const article = (text: string) => ({
    type: 'article' as const,
    id: '1',
    title: text,
    input_message_content: { message_text: text },
  });

  test('a button opens one that knows who pressed it, and that sends something once', async () => {
    await api.sendMessage(annId, 'look', {
      reply_markup: { inline_keyboard: [[{ text: 'Open', web_app: { url: page } }]] },
    });
    await until(async () => (await newest())?.text === 'look');
    const bot = await find(ann, 'play_bot');
    const opened = await ann.call({
      _: 'messages.requestWebView',
      peer: inputPeer(bot),
      bot: inputUser(bot),
      url: page,
      platform: 'web',
      themeParams: { _: 'dataJSON', data: '{"bg_color":"#ffffff"}' },
    });
    assert.ok(opened.url.startsWith(`${page}#`));
    const fields = readPageData(opened.url);
    assert.equal(JSON.parse(fields.get('user') ?? '').id, annId);
    const query = fields.get('query_id');
    assert.ok(query && opened.queryId?.toString() === query);
    await ann.call({
      _: 'messages.prolongWebView',
      peer: inputPeer(bot),
      bot: inputUser(bot),
      queryId: opened.queryId,
    });
    const answered = await api.answerWebAppQuery(query, article('from the page'));
    assert.ok(answered.inline_message_id);
    await until(async () => (await newest())?.text === 'from the page');
    assert.equal((await newest())?.isOutgoing, true);
    const twice = { web_app_query_id: query, result: article('again') };
    assert.match(await errorOf('answerWebAppQuery', twice), /^400 Bad Request: query is too old/);
  });

  test('one that a keyboard opened sends data to the bot', async () => {
    const bot = await find(ann, 'play_bot');
    const opened = await ann.call({
      _: 'messages.requestSimpleWebView',
      bot: inputUser(bot),
      url: page,
      platform: 'web',
    });
    assert.equal(readPageData(opened.url).get('query_id'), null);
    await ann.call({
      _: 'messages.sendWebViewData',
      bot: inputUser(bot),
      randomId: Long.fromNumber(77),
      buttonText: 'Choose',
      data: '{"lamp":3}',
    });
    for (;;) {
      const message = await heard('message');
      if (!message.web_app_data) continue;
      assert.deepEqual(message.web_app_data, { data: '{"lamp":3}', button_text: 'Choose' });
      break;
    }
  });

  test('the menu button opens its own, and a bot without one has none', async () => {
    const bot = await find(ann, 'play_bot');
    const ask = {
      _: 'messages.requestMainWebView',
      bot: inputUser(bot),
      peer: inputPeer(bot),
      platform: 'web',
    } as const;
    assert.match(await refusal(ann.call(ask)), /^400 /);
    const menu = { type: 'web_app' as const, text: 'Lamps', web_app: { url: 'https://example.org/menu' } };
    await api.setChatMenuButton({ menu_button: menu });
    assert.deepEqual(await api.getChatMenuButton(), menu);
    assert.ok((await ann.call(ask)).url.startsWith('https://example.org/menu#'));
  });

  test('a message that the bot prepared is sent by the person alone', async () => {
    const saved = await api.savePreparedInlineMessage(annId, article('prepared'), { allow_user_chats: true });
    const bot = inputUser(await find(ann, 'play_bot'));
    const prepared = await ann.call({ _: 'messages.getPreparedInlineMessage', bot, id: saved.id });
    assert.equal(prepared.result.id, '1');
    await ann.call({
      _: 'messages.sendInlineBotResult',
      peer: { _: 'inputPeerSelf' },
      queryId: prepared.queryId,
      id: '1',
      randomId: Long.fromNumber(78),
    });
    await until(async () => (await ann.getHistory('me', { limit: 1 }))[0]?.text === 'prepared');
    const wrong = ann.call({ _: 'messages.getPreparedInlineMessage', bot, id: '5' });
    assert.equal(await refusal(wrong), '400 ID_INVALID');
  });
});

describe('smaller methods of the second tier', () => {
  test('a file of more than 20 MB comes back whole', async () => {
    const bytes = Buffer.alloc(21 * 1024 * 1024, 'oil');
    const sent = await api.sendDocument(annId, new InputFile(bytes, 'oil.bin'));
    const { file_path, file_size } = await api.getFile(sent.document.file_id);
    assert.equal(file_size, bytes.length);
    const response = await fetch(`${server.http}/file/bot${token}/${file_path}`);
    assert.ok(bytes.equals(Buffer.from(await response.arrayBuffer())));
    const ended = file_path?.replace(/\.\d+(?=\.\w+$)/, '.1700000000');
    assert.equal((await fetch(`${server.http}/file/bot${token}/${ended}`)).status, 404);
  });

  test('a draft is shown while it is written', async () => {
    const updates = listen(ann);
    const body = { chat_id: annId, draft_id: 5, text: 'I am *think*', parse_mode: 'MarkdownV2' };
    assert.equal(await errorOf('sendMessageDraft', body), 'no error');
    await until(() => updates.some((update) => update._ === 'updateUserTyping'));
    const typing = updates.find((update) => update._ === 'updateUserTyping');
    assert.ok(typing?._ === 'updateUserTyping' && typing.action._ === 'sendMessageTextDraftAction');
    assert.equal(typing.action.text.text, 'I am think');
    assert.equal(await errorOf('sendMessageDraft', { ...body, draft_id: 0 }), '400 Bad Request: RANDOM_ID_INVALID');
  });

  test('tags of members, and reactions that an admin takes away', async () => {
    const bea = await signUp(server, '+79990000322', 'Bea');
    const beaId = (await bea.getMe()).id;
    await bea.setMyUsername('bea_of_lamps');
    const group = await ann.createSupergroup({ title: 'Keepers' });
    await ann.addChatMembers(group.id, ['play_bot', 'bea_of_lamps'], {});
    const tag = { chat_id: group.id, user_id: beaId, tag: 'wick' };
    const reaction = { chat_id: group.id, user_id: beaId };
    assert.equal(await errorOf('setChatMemberTag', tag), '400 Bad Request: TAG_CHANGE_FORBIDDEN');
    assert.equal(await errorOf('deleteAllMessageReactions', reaction), '400 Bad Request: CHAT_ADMIN_REQUIRED');
    await ann.editAdminRights({
      chatId: group.id,
      userId: 'play_bot',
      rights: { changeInfo: true, deleteMessages: true, manageRanks: true },
    });
    assert.equal(await errorOf('setChatMemberTag', { ...tag, tag: '🔥' }), '400 Bad Request: TAG_INVALID');
    assert.equal(await errorOf('setChatMemberTag', tag), 'no error');
    const member = await api.getChatMember(group.id, beaId);
    assert.ok(member.status === 'member' && member.tag === 'wick');
    const first = await ann.sendText(group.id, 'react to this');
    const second = await ann.sendText(group.id, 'and to this');
    for (const message of [first, second])
      await bea.sendReaction({ chatId: group.id, message: message.id, emoji: '🔥' });
    const counts = async () => {
      const messages = await ann.getMessages(group.id, [first.id, second.id]);
      return messages.map((message) => message?.reactions?.reactions.length ?? 0);
    };
    assert.deepEqual(await counts(), [1, 1]);
    assert.equal(await errorOf('deleteMessageReaction', { ...reaction, message_id: first.id }), 'no error');
    assert.deepEqual(await counts(), [0, 1]);
    assert.equal(await errorOf('deleteAllMessageReactions', reaction), 'no error');
    assert.deepEqual(await counts(), [0, 0]);
    await bea.destroy();
  });

  test('what is not offered is refused in the words of the API', async () => {
    const refused = async (method: string, body: object, error: string) =>
      assert.equal(await errorOf(method, body), error, method);
    const business = '400 Bad Request: business connection not found';
    await refused('sendChecklist', { chat_id: annId, business_connection_id: 'x', checklist: {} }, business);
    await refused('getBusinessConnection', { business_connection_id: 'x' }, business);
    await refused('sendInvoice', { chat_id: annId }, '400 Bad Request: PAYMENT_PROVIDER_INVALID');
    const late = '400 Bad Request: query is too old and response timeout expired or query ID is invalid';
    await refused('answerPreCheckoutQuery', { pre_checkout_query_id: '1', ok: true }, late);
    await refused('answerChatJoinRequestQuery', { query_id: '1' }, late);
    assert.deepEqual((await callApi(server, token, 'getUserChatBoosts', { chat_id: annId, user_id: annId })).ok, false);
  });
});
