import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { midOf } from '../../../src/bots/max/ids.ts';
import { loadOperations } from '../../../src/bots/max/load-operations.ts';
import { tocsin } from '../../support/bots.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { makeBot, startBotServer } from './bot-world.ts';
import { callMax } from './max-world.ts';

const owner = '+79991260001';
let server: TestServer;
let ann: TelegramClient;
let token: string;
let chat: number;
let group: number;
let mid: string;

const call = (verb: string, path: string, body?: object) =>
  callMax(server, { dialect: 'max', token }, verb, path, body);

/** `status code: message` of the error that a call ends in. */
async function errorOf(verb: string, path: string, body?: object): Promise<string> {
  const { status, body: told } = await call(verb, path, body);
  return status === 200 ? `no error ${JSON.stringify(told)}` : `${status} ${told.code}: ${told.message}`;
}

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, owner, 'Ann');
  token = await makeBot(server, owner, 'refusal_bot');
  await ann.sendText('refusal_bot', '/start');
  chat = (await ann.getMe()).id;
  group = (await ann.createGroup({ title: 'Wicks', users: ['refusal_bot'] })).chat.id;
  const sent = await call('POST', `messages?chat_id=${chat}`, { text: 'here' });
  mid = JSON.parse(JSON.stringify(sent.body)).message.body.mid;
});

after(async () => {
  await ann?.destroy();
  await server?.stop();
});

test('tokens: MAX reads the header alone, TamTam the query alone', async () => {
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.http}/${path}`, { headers });
    const { code, message } = JSON.parse(await response.text());
    return `${response.status} ${code ?? 'ok'}: ${message ?? ''}`;
  };
  assert.equal(await ask('max/me', { authorization: token }), '200 ok: ');
  assert.equal(await ask(`tamtam/me?access_token=${token}`), '200 ok: ');
  assert.equal(await ask(`max/me?access_token=${token}`), '401 verify.token: No Authorization header');
  assert.equal(await ask('tamtam/me', { authorization: token }), '401 verify.token: No access_token');
  assert.equal(await ask('max/me', { authorization: `${token}x` }), '401 verify.token: Invalid access_token');
  assert.equal(await ask('max/me', { authorization: 'nonsense' }), '401 verify.token: Invalid access_token');
});

describe('refusals', () => {
  const long = 'a'.repeat(4001);
  const button = (more: object) => ({
    text: 'a',
    attachments: [{ type: 'inline_keyboard', payload: { buttons: [[{ text: 'b', ...more }]] } }],
  });
  const attached = (...attachments: object[]) => ({ text: 'a', attachments });
  const to = () => `messages?chat_id=${chat}`;
  const cases: [string, () => string, object | undefined, string][] = [
    ['GET', () => 'nothing', undefined, '404 not.found: Path /nothing is not recognized'],
    ['PUT', () => 'me', {}, '405 method.not.allowed: Method PUT is not allowed for /me'],
    ['GET', () => 'chats/999', undefined, '404 chat.not.found: Chat 999 not found'],
    ['GET', () => 'chats/-1000000000999', undefined, '404 chat.not.found: Chat -1000000000999 not found'],
    ['GET', () => 'chats/@nobody_here', undefined, '404 chat.not.found: Chat nobody_here not found'],
    ['POST', () => 'messages', { text: 'a' }, '400 proto.payload: Missing required parameter: chat_id or user_id'],
    ['POST', () => 'messages?user_id=999', { text: 'a' }, '404 not.found: User 999 not found'],
    ['POST', to, { text: long }, "400 proto.payload: Field 'text' size (4001) must be at most 4000"],
    ['POST', to, {}, '400 proto.payload: Message must have text, attachments or a link'],
    ['POST', to, { text: 7 }, "400 proto.payload: Field 'text' must be a string"],
    ['POST', to, { text: 'a', format: 'rtf' }, "400 proto.payload: Invalid value 'rtf' of field 'format'"],
    ['POST', to, attached({ type: 'hologram' }), '400 proto.payload: Unknown attachment type: hologram'],
    [
      'POST',
      to,
      attached({ type: 'image', payload: { token: 'x' } }),
      '400 proto.payload: Invalid photo token provided: x',
    ],
    ['POST', to, attached({ type: 'file', payload: {} }), '400 proto.payload: Missing required parameter: token'],
    [
      'POST',
      to,
      attached({ type: 'location', latitude: 1, longitude: 2 }, { type: 'location', latitude: 1, longitude: 2 }),
      '400 proto.payload: Must be only one location attachment in message',
    ],
    [
      'POST',
      to,
      button({ type: 'link', url: 'ftp://x' }),
      '400 proto.payload: Must have only http/https links format in buttons',
    ],
    ['POST', to, button({ type: 'lever' }), '400 proto.payload: Unknown button type: lever'],
    ['POST', to, attached({ type: 'reply_keyboard' }), '400 proto.payload: Missing required parameter: buttons'],
    [
      'POST',
      to,
      attached({ type: 'reply_keyboard', buttons: [[{ type: 'lever', text: 'b' }]] }),
      '400 proto.payload: Unknown button type: lever',
    ],
    [
      'POST',
      to,
      attached({ type: 'reply_keyboard', buttons: [[{ type: 'message', text: 'b', payload: 'p' }]] }),
      '400 proto.payload: payload of reply keyboard buttons is not supported',
    ],
    [
      'POST',
      to,
      button({ type: 'callback', payload: 'p'.repeat(1025) }),
      "400 proto.payload: Field 'payload' size (1025) must be at most 1024",
    ],
    ['GET', () => 'messages', undefined, '400 proto.payload: Missing required parameter: chat_id or message_ids'],
    ['GET', () => 'messages/mid.1', undefined, '404 not.found: Message mid.1 not found'],
    ['PUT', () => 'messages', { text: 'b' }, '400 proto.payload: Missing required parameter: message_id'],
    ['PUT', () => `messages?message_id=${mid}`, { text: 'here' }, '400 proto.payload: error.message.not.modified'],
    [
      'POST',
      () => 'answers?callback_id=1',
      {},
      '400 proto.payload: Invalid request. `message` or `notification` required',
    ],
    ['POST', () => 'answers?callback_id=1', { notification: 'x' }, '400 proto.payload: error.query.id.invalid'],
    ['POST', () => 'answers?callback_id=1', { message: { text: 'x' } }, '404 not.found: Callback not found'],
    ['POST', () => 'uploads', undefined, '400 proto.payload: Missing required parameter: type'],
    ['POST', () => 'uploads?type=photo', undefined, '400 proto.payload: Unknown upload type: photo'],
    [
      'GET',
      () => 'updates?timeout=1500',
      undefined,
      "400 proto.payload: Field 'timeout' value (1500) must be at most 90",
    ],
    ['GET', () => 'updates?limit=0', undefined, "400 proto.payload: Field 'limit' value (0) must be at least 1"],
    ['GET', () => 'updates?types=noise', undefined, '400 proto.payload: Unknown update type: noise'],
    ['POST', () => 'subscriptions', {}, '400 proto.payload: Missing required parameter: url'],
    ['POST', () => 'subscriptions', { url: 'x' }, '400 proto.payload: Invalid webhook url: x'],
    ['GET', () => `chats/${chat}/members`, undefined, '403 chat.denied: Method is not available for dialogs'],
    [
      'GET',
      () => `chats/${group}/members/admins`,
      undefined,
      '403 chat.denied: Bot is not an administrator of the chat',
    ],
    ['DELETE', () => `chats/${group}`, undefined, '403 chat.denied: Bot is not an administrator of the chat'],
    ['DELETE', () => `chats/${group}/members?user_id=${chat}`, undefined, '403 chat.denied: error.chat.admin.required'],
    ['DELETE', () => `chats/${group}/pin`, undefined, '404 not.found: There is no pinned message'],
    ['POST', () => `chats/${chat}/actions`, { action: 'dancing' }, '400 proto.payload: Unknown action: dancing'],
    [
      'GET',
      () => `messages/${mid}/comments`,
      undefined,
      '400 proto.payload: Comments are available for posts of channels only',
    ],
    ['GET', () => 'videos/x', undefined, '400 proto.payload: Invalid video token provided: x'],
    [
      'PATCH',
      () => 'me/commands',
      { commands: [{ name: 'Bad Name' }] },
      '400 proto.payload: error.bot.command.invalid',
    ],
  ];
  for (const [verb, path, body, expected] of cases)
    test(expected, async () => assert.equal(await errorOf(verb, path(), body), expected));

  test('what is no JSON', async () => {
    const headers = { authorization: token, 'content-type': 'application/json' };
    const response = await fetch(`${server.http}/max/${to()}`, { method: 'POST', headers, body: '{' });
    assert.equal(response.status, 400);
    assert.equal(JSON.parse(await response.text()).message, "Can't parse request body: invalid JSON");
  });

  test('a film whose bytes have not come is not ready, and is once they have', async () => {
    const { body } = await call('POST', 'uploads?type=video');
    assert.ok(typeof body.token === 'string' && typeof body.url === 'string');
    const message = attached({ type: 'video', payload: { token: body.token } });
    assert.equal(
      await errorOf('POST', to(), message),
      '400 attachment.not.ready: Key: errors.process.attachment.video.not.processed',
    );
    const range = (from: number, bytes: string, total: number) =>
      fetch(String(body.url), {
        method: 'POST',
        headers: { 'content-range': `bytes ${from}-${from + bytes.length - 1}/${total}` },
        body: bytes,
      });
    assert.equal(await (await range(0, 'frames', 12)).text(), '0-5/12');
    assert.equal((await range(9, 'xxx', 12)).status, 416);
    assert.equal(await (await range(0, 'frames', 12)).text(), '0-5/12');
    assert.equal(await (await range(6, ' ended', 12)).text(), '<retval>1</retval>');
    assert.equal((await call('POST', to(), message)).status, 200);
    // Sent once more, as after a lost answer, it changes nothing.
    assert.equal(await (await range(0, 'others', 6)).text(), '<retval>1</retval>');
    const again = JSON.parse(JSON.stringify((await call('POST', to(), message)).body));
    const [film] = again.message.body.attachments;
    assert.equal(await (await fetch(film.payload.url)).text(), 'frames ended');
  });
});

test('every operation answers nonsense with an error of the API, never with its own failure', async () => {
  const nonsense = { chat_id: 'x', user_ids: 'y', text: {}, attachments: 7, link: [], url: 5, admins: {}, commands: 1 };
  for (const { name, verb, path, dialects } of await loadOperations()) {
    if (name === 'getUpdates') continue;
    for (const dialect of dialects) {
      for (const value of ['0', '-1', '99999999999', 'x%00', '%F0']) {
        const filled = path.replace(/\{\w+\}/g, value);
        const query = '?chat_id=x&user_id=-4&message_id=z&callback_id=%20&count=-1&marker=z&session_id=1&type=zz';
        for (const body of verb === 'GET' || verb === 'DELETE' ? [undefined] : [{}, nonsense]) {
          const { status } = await callMax(server, { dialect, token }, verb, filled + query, body);
          assert.ok(status < 500, `${dialect} ${verb} ${filled} ${status}`);
        }
      }
    }
  }
});

test('a chat that the bot is not in stays closed to every operation, and so do its messages', async () => {
  const closed = await ann.createSupergroup({ title: 'Back room' });
  const { id } = await ann.sendText(closed.id, 'between us');
  const inside = midOf(closed.id, id);
  const attempts: [string, string, object?][] = [
    ['GET', `chats/${closed.id}`],
    ['PATCH', `chats/${closed.id}`, { title: 'Mine' }],
    ['DELETE', `chats/${closed.id}`],
    ['POST', `chats/${closed.id}/actions`, { action: 'typing_on' }],
    ['GET', `chats/${closed.id}/pin`],
    ['PUT', `chats/${closed.id}/pin`, { message_id: inside }],
    ['DELETE', `chats/${closed.id}/pin`],
    ['GET', `chats/${closed.id}/members/me`],
    ['DELETE', `chats/${closed.id}/members/me`],
    ['GET', `chats/${closed.id}/members`],
    ['POST', `chats/${closed.id}/members`, { user_ids: [chat] }],
    ['DELETE', `chats/${closed.id}/members?user_id=${chat}`],
    ['GET', `chats/${closed.id}/members/admins`],
    ['POST', `chats/${closed.id}/members/admins`, { admins: [] }],
    ['DELETE', `chats/${closed.id}/members/admins/${chat}`],
    ['GET', `messages?chat_id=${closed.id}`],
    ['POST', `messages?chat_id=${closed.id}`, { text: 'knock' }],
    ['GET', `messages/${inside}`],
    ['PUT', `messages?message_id=${inside}`, { text: 'changed' }],
    ['DELETE', `messages?message_id=${inside}`],
    ['POST', `messages?chat_id=${chat}`, { link: { type: 'forward', mid: inside } }],
    ['POST', `messages?chat_id=${chat}`, { text: 'a', link: { type: 'reply', mid: inside } }],
    ['GET', `messages/${inside}/comments`],
    ['POST', `messages/${inside}/comments`, { text: 'a' }],
    ['PUT', `messages/${inside}/comments?comment_id=${inside}`, { text: 'a' }],
    ['DELETE', `messages/${inside}/comments?comment_id=${inside}`],
    ['GET', `messages/${inside}/comments/${inside}`],
  ];
  for (const [verb, path, body] of attempts)
    assert.match(await errorOf(verb, path, body), /^404 chat\.not\.found: /, `${verb} ${path}`);
  assert.deepEqual((await call('GET', `messages?message_ids=${inside}`)).body, { messages: [] });
});

test('a bot on an open network names neither plain webhooks nor addresses inside of it', async () => {
  const strict = await startTestServer();
  try {
    await tocsin(strict, 'account', 'create', '--phone', '+79991260003', '--first-name', 'Cat');
    const as = { dialect: 'max', token: await makeBot(strict, '+79991260003', 'strict_bot') } as const;
    const refusal = async (verb: string, path: string, body: object) =>
      (await callMax(strict, as, verb, path, body)).body.message;
    const hook = (url: string) => refusal('POST', 'subscriptions', { url });
    assert.equal(await hook('http://bot.example/'), 'Webhook url must start with https://');
    assert.match(String(await hook('https://bot.example:88/')), /^Webhook must be on one of the ports 80, 443, /);
    const inside = `${strict.http}/healthz`;
    const told = await refusal('PATCH', 'me', { photo: { url: inside } });
    assert.equal(told, `Failed to upload image. Invalid url: ${inside}`);
  } finally {
    await strict.stop();
  }
});

test('more than thirty requests in a second are told to wait', async () => {
  const strict = await startTestServer({ flags: ['--flood', 'normal', '--login-codes', 'console'] });
  try {
    await tocsin(strict, 'account', 'create', '--phone', '+79991260002', '--first-name', 'Bob');
    const hasty = await makeBot(strict, '+79991260002', 'hasty_bot');
    const as = { dialect: 'max', token: hasty } as const;
    const answers = await Promise.all(Array.from({ length: 60 }, () => callMax(strict, as, 'GET', 'me')));
    const refused = answers.filter(({ status }) => status === 429);
    assert.ok(refused.length > 0 && answers.some(({ status }) => status === 200));
    assert.deepEqual(refused[0]?.body, { code: 'too.many.requests', message: 'Too many requests' });
    assert.equal(refused[0]?.headers.get('retry-after'), '1');
  } finally {
    await strict.stop();
  }
});
