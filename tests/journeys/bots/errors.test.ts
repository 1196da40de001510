import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { callApi, makeBot, startBotServer } from './bot-world.ts';

const owner = '+79991240001';
let server: TestServer;
let ann: TelegramClient;
let token: string;
let chat: number;
let bea: TelegramClient;
let beaId: number;

const call = (method: string, body: object = {}) => callApi(server, token, method, body);

/** `code description` of the error that a call ends in. */
async function errorOf(method: string, body: object = {}): Promise<string> {
  const { ok, error_code, description } = await call(method, body);
  return ok ? 'no error' : `${error_code} ${description}`;
}

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, owner, 'Ann');
  bea = await signUp(server, '+79991240002', 'Bea');
  await bea.setMyUsername('bea_of_errors');
  beaId = (await bea.getMe()).id;
  token = await makeBot(server, owner, 'error_bot');
  await ann.sendText('error_bot', '/start');
  chat = (await ann.getMe()).id;
});

after(async () => {
  await ann?.destroy();
  await bea?.destroy();
  await server?.stop();
});

test('tokens and methods that are none', async () => {
  const secret = 'A'.repeat(35);
  const of = async (wrong: string) => {
    const { error_code, description } = await callApi(server, wrong, 'getMe');
    return `${error_code} ${description}`;
  };
  assert.equal(await of('nonsense'), '401 Unauthorized: invalid token specified');
  assert.equal(await of(`12345:${secret}`), '401 Unauthorized');
  assert.equal(await of(`${token.split(':')[0]}:${secret}`), '401 Unauthorized');
  assert.equal(await errorOf('getNothing'), '404 Not Found: method not found');
  assert.equal((await call('GETME')).ok, true);
});

test('paths whose percent signs mean nothing name no bot and no file', async () => {
  const answerOf = async (path: string) => {
    const answer = await fetch(`${server.http}${path}`);
    const { description }: { description: string } = await answer.json();
    return `${answer.status} ${description}`;
  };
  assert.equal(await answerOf('/bot%zz/getMe'), '401 Unauthorized: invalid token specified');
  assert.equal(await answerOf('/file/bot%e0%a4/a'), '401 Unauthorized: invalid token specified');
  assert.equal(await answerOf(`/file/bot${token}/%zz`), '404 Not Found: file not found');
});

test('every method answers nonsense with an error of the API, never with its own failure', async () => {
  const { loadMethods } = await import('../../../src/bots/telegram/load-methods.ts');
  const { notOfferedNames } = await import('../../../src/bots/telegram/not-offered.ts');
  const nonsense = { chat_id: 'x', user_id: -1, message_id: 'y', text: '', media: '[', file_id: '!', options: 7 };
  for (const name of [...(await loadMethods()).keys(), ...notOfferedNames]) {
    if (['logout', 'close', 'getupdates', 'setwebhook', 'deletewebhook'].includes(name)) continue;
    for (const body of [{}, nonsense]) {
      const { ok, error_code } = await call(name, body);
      assert.ok(ok || (error_code !== undefined && error_code < 500), `${name} ${error_code}`);
    }
  }
});

describe('refusals', () => {
  const cases: [string, () => object, string][] = [
    ['sendMessage', () => ({ text: 'a' }), '400 Bad Request: chat_id is empty'],
    ['sendMessage', () => ({ chat_id: 42, text: 'a' }), '400 Bad Request: chat not found'],
    ['sendMessage', () => ({ chat_id: -1000000000042, text: 'a' }), '400 Bad Request: chat not found'],
    ['sendMessage', () => ({ chat_id: '@nobody_here', text: 'a' }), '400 Bad Request: chat not found'],
    ['sendMessage', () => ({ chat_id: chat, text: '' }), '400 Bad Request: message text is empty'],
    ['sendMessage', () => ({ chat_id: chat, text: ' ' }), '400 Bad Request: message text is empty'],
    ['sendMessage', () => ({ chat_id: chat, text: 'a'.repeat(4097) }), '400 Bad Request: message is too long'],
    [
      'sendMessage',
      () => ({ chat_id: chat, text: '*a', parse_mode: 'MarkdownV2' }),
      "400 Bad Request: can't parse entities: Can't find end of Bold entity at byte offset 0",
    ],
    [
      'sendMessage',
      () => ({ chat_id: chat, text: '<x>', parse_mode: 'HTML' }),
      '400 Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0',
    ],
    ['sendMessage', () => ({ chat_id: chat, text: 'a', parse_mode: 'RTF' }), '400 Bad Request: unsupported parse_mode'],
    [
      'sendMessage',
      () => ({ chat_id: chat, text: 'a', reply_parameters: { message_id: 999 } }),
      '400 Bad Request: message to be replied not found',
    ],
    [
      'sendMessage',
      () => ({
        chat_id: chat,
        text: 'a',
        reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'd'.repeat(65) }]] },
      }),
      '400 Bad Request: BUTTON_DATA_INVALID',
    ],
    [
      'sendMessage',
      () => ({ chat_id: chat, text: 'a', reply_markup: { inline_keyboard: [[{ text: 'x' }]] } }),
      '400 Bad Request: text buttons are unallowed in the inline keyboard',
    ],
    ['sendPhoto', () => ({ chat_id: chat }), '400 Bad Request: there is no photo in the request'],
    [
      'sendPhoto',
      () => ({ chat_id: chat, photo: 'wrong' }),
      '400 Bad Request: wrong remote file identifier specified: Wrong string length',
    ],
    [
      'sendPhoto',
      () => ({ chat_id: chat, photo: 'not one' }),
      '400 Bad Request: wrong remote file identifier specified: Wrong character in the string',
    ],
    [
      'sendPhoto',
      () => ({ chat_id: chat, photo: 'abcd' }),
      "400 Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
    ],
    // An id of another bot.
    [
      'sendPhoto',
      () => ({ chat_id: chat, photo: Buffer.alloc(21, 7).toString('base64url') }),
      '400 Bad Request: wrong file identifier/HTTP URL specified',
    ],
    [
      'sendPhoto',
      () => ({ chat_id: chat, photo: 'ftp://example.org/a.png' }),
      '400 Bad Request: invalid file HTTP URL specified: Unsupported URL protocol',
    ],
    ['sendPhoto', () => ({ chat_id: chat, photo: `${server.http}/healthz` }), '400 Bad Request: IMAGE_PROCESS_FAILED'],
    [
      'sendDocument',
      () => ({ chat_id: chat, document: `${server.http}/nothing/here.txt` }),
      '400 Bad Request: failed to get HTTP URL content',
    ],
    [
      'sendDocument',
      () => ({ chat_id: chat, document: `${server.http.slice('http://'.length)}/nothing.txt` }),
      '400 Bad Request: failed to get HTTP URL content',
    ],
    [
      'sendDocument',
      () => ({ chat_id: chat, document: Buffer.alloc(21, 7).toString('base64url'), caption: 'a' }),
      '400 Bad Request: wrong file identifier/HTTP URL specified',
    ],
    [
      'sendDocument',
      () => ({ chat_id: chat, document: 'http://127.0.0.1:9/' }),
      '400 Bad Request: failed to get HTTP URL content',
    ],
    [
      'editMessageText',
      () => ({ chat_id: chat, message_id: 999, text: 'a' }),
      '400 Bad Request: message to edit not found',
    ],
    [
      'editMessageText',
      () => ({ chat_id: chat, message_id: 1, text: 'a' }),
      "400 Bad Request: message can't be edited",
    ],
    ['deleteMessage', () => ({ chat_id: chat, message_id: 999 }), '400 Bad Request: message to delete not found'],
    [
      'forwardMessage',
      () => ({ chat_id: chat, from_chat_id: chat, message_id: 999 }),
      '400 Bad Request: message to forward not found',
    ],
    [
      'getChatAdministrators',
      () => ({ chat_id: chat }),
      '400 Bad Request: there are no administrators in the private chat',
    ],
    [
      'sendMessage',
      () => ({ chat_id: chat, text: 'a', business_connection_id: 'x' }),
      '400 Bad Request: business connection not found',
    ],
    [
      'sendMessage',
      () => ({ chat_id: chat, text: 'a', direct_messages_topic_id: 5 }),
      '400 Bad Request: channel direct messages topic not found',
    ],
    [
      'sendMessage',
      () => ({ chat_id: chat, text: 'a', suggested_post_parameters: '{}' }),
      '400 Bad Request: suggested posts can be sent only to channel direct messages',
    ],
    [
      'sendMessage',
      () => ({ chat_id: chat, text: 'a', ephemeral_message_parameters: '{}' }),
      '400 Bad Request: MESSAGE_ID_INVALID',
    ],
    [
      'answerCallbackQuery',
      () => ({ callback_query_id: '123' }),
      '400 Bad Request: query is too old and response timeout expired or query ID is invalid',
    ],
    [
      'answerInlineQuery',
      () => ({ inline_query_id: '123', results: [] }),
      '400 Bad Request: query is too old and response timeout expired or query ID is invalid',
    ],
    ['getFile', () => ({}), '400 Bad Request: file_id not specified'],
    ['getFile', () => ({ file_id: 'x' }), '400 Bad Request: invalid file_id'],
    [
      'getFile',
      () => ({ file_id: Buffer.alloc(21, 7).toString('base64url') }),
      '400 Bad Request: wrong file_id or the file is temporarily unavailable',
    ],
    ['getChat', () => ({ chat_id: 'x' }), '400 Bad Request: chat not found'],
    ['getChatMember', () => ({ chat_id: chat, user_id: 'x' }), '400 Bad Request: invalid user_id specified'],
    ['getChatMember', () => ({ chat_id: chat, user_id: 999 }), '400 Bad Request: user not found'],
    [
      'sendMessage',
      () => ({ chat_id: Number(token.split(':')[0]), text: 'a' }),
      "403 Forbidden: the bot can't send messages to the bot",
    ],
    [
      'sendMessage',
      () => ({
        chat_id: chat,
        text: 'a',
        reply_markup: { keyboard: Array.from({ length: 30 }, () => Array.from({ length: 11 }, () => 'k')) },
      }),
      '400 Bad Request: reply markup is too long',
    ],
    ['setWebhook', () => ({ url: 'ftp://x' }), '400 Bad Request: invalid webhook URL specified'],
    [
      'setWebhook',
      () => ({ url: 'https://x.org', secret_token: 'a b' }),
      '400 Bad Request: secret token contains unallowed characters',
    ],
    ['sendChatAction', () => ({ chat_id: chat, action: 'sing' }), '400 Bad Request: wrong parameter action in request'],
    [
      'sendPoll',
      () => ({ chat_id: chat, question: 'q', options: [] }),
      '400 Bad Request: poll must have at least one answer option',
    ],
    [
      'sendPoll',
      () => ({ chat_id: chat, question: 'q', options: Array.from({ length: 13 }, (_, at) => `${at}`) }),
      "400 Bad Request: poll can't have more than 12 options",
    ],
    [
      'sendPoll',
      () => ({ chat_id: chat, question: 'q'.repeat(301), options: ['a', 'b'] }),
      '400 Bad Request: poll question length must not exceed 300',
    ],
    [
      'sendPoll',
      () => ({ chat_id: chat, question: 'q', options: ['a'.repeat(101), 'b'] }),
      '400 Bad Request: poll options length must not exceed 100',
    ],
  ];
  for (const [method, body, error] of cases)
    test(`${method}: ${error}`, async () => assert.equal(await errorOf(method, body()), error));

  test('an edit that changes nothing', async () => {
    const sent = await call('sendMessage', { chat_id: chat, text: 'same' });
    assert.ok(sent.result && typeof sent.result === 'object' && 'message_id' in sent.result);
    const { message_id } = sent.result;
    assert.equal(
      await errorOf('editMessageText', { chat_id: chat, message_id, text: 'same' }),
      '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  });

  test('rights that a bot lacks, a chat that it was sent out of, and one that grew', async () => {
    const group = await ann.createGroup({ title: 'Keepers', users: ['error_bot'] });
    const id = group.chat.id;
    assert.equal(await errorOf('setChatTitle', { chat_id: id, title: 'x' }), 'no error');
    await ann.kickChatMember({ chatId: id, userId: 'error_bot' });
    await until(async () => (await errorOf('sendMessage', { chat_id: id, text: 'a' })).startsWith('403'));
    assert.equal(
      await errorOf('sendMessage', { chat_id: id, text: 'a' }),
      '403 Forbidden: bot was kicked from the group chat',
    );
    const large = await ann.createSupergroup({ title: 'Lamps' });
    await ann.addChatMembers(large.id, ['error_bot', 'bea_of_errors'], {});
    assert.equal(
      await errorOf('banChatMember', { chat_id: large.id, user_id: chat }),
      "400 Bad Request: can't remove chat owner",
    );
    assert.equal(
      await errorOf('exportChatInviteLink', { chat_id: large.id }),
      '400 Bad Request: not enough rights to manage chat invite link',
    );
    await ann.setChatDefaultPermissions(large.id, { changeInfo: true, pinMessages: true });
    const said = await ann.sendText(large.id, '/here');
    const lacking: [string, object, string][] = [
      ['setChatTitle', { title: 'x' }, 'not enough rights to change chat title'],
      ['setChatDescription', { description: 'x' }, 'not enough rights to set chat description'],
      ['pinChatMessage', { message_id: said.id }, 'not enough rights to manage pinned messages in the chat'],
      ['deleteMessage', { message_id: said.id }, "message can't be deleted for everyone"],
      [
        'restrictChatMember',
        { user_id: beaId, permissions: {} },
        'not enough rights to restrict/unrestrict chat member',
      ],
      ['banChatMember', { user_id: beaId }, 'not enough rights to restrict/unrestrict chat member'],
      ['promoteChatMember', { user_id: beaId, can_pin_messages: true }, 'not enough rights'],
      ['setChatPermissions', { permissions: {} }, 'not enough rights to change chat permissions'],
    ];
    const heard: [string, string][] = [];
    for (const [method, body] of lacking) heard.push([method, await errorOf(method, { chat_id: large.id, ...body })]);
    assert.deepEqual(
      heard,
      lacking.map(([method, , text]) => [method, `400 Bad Request: ${text}`]),
    );
    await ann.editAdminRights({ chatId: large.id, userId: 'error_bot', rights: { inviteUsers: true }, rank: '' });
    assert.equal(await errorOf('exportChatInviteLink', { chat_id: large.id }), 'no error');
    assert.equal(
      await errorOf('sendMessage', { chat_id: beaId, text: 'a' }),
      "403 Forbidden: bot can't initiate conversation with a user",
    );
    await ann.banChatMember({ chatId: large.id, participantId: 'error_bot' });
    await until(async () => (await errorOf('sendMessage', { chat_id: large.id, text: 'a' })).startsWith('403'));
    assert.equal(
      await errorOf('sendMessage', { chat_id: large.id, text: 'a' }),
      '403 Forbidden: bot was kicked from the supergroup chat',
    );
  });

  test('a person who blocked the bot', async () => {
    await ann.blockUser('error_bot');
    assert.equal(
      await errorOf('sendMessage', { chat_id: chat, text: 'a' }),
      '403 Forbidden: bot was blocked by the user',
    );
    await ann.unblockUser('error_bot');
  });
});
