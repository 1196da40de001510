import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Update, WebhookInfo } from 'grammy/types';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { hasOpenssl, selfSigned } from '../../support/tls-front.ts';
import { callApi, makeBot, startBotServer } from './bot-world.ts';

const phone = '+79990000331';
let server: TestServer;
let ann: TelegramClient;
let token: string;
let chat: number;

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, phone, 'Ann');
  chat = (await ann.getMe()).id;
  token = await makeBot(server, phone, 'wick_bot');
});

after(async () => {
  await ann?.destroy();
  await server?.stop();
});

async function call<T>(method: string, body: object = {}): Promise<T> {
  const answer = await callApi(server, token, method, body);
  assert.ok(answer.ok, `${method}: ${answer.description}`);
  return answer.result as T;
}

async function errorOf(method: string, body: object = {}): Promise<string> {
  const { ok, error_code, description } = await callApi(server, token, method, body);
  return ok ? 'no error' : `${error_code} ${description}`;
}

const updatesOf = (body: object = {}): Promise<Update[]> => call('getUpdates', body);
const textsOf = (updates: readonly Update[]): (string | undefined)[] => updates.map(({ message }) => message?.text);

async function say(...texts: string[]): Promise<void> {
  for (const text of texts) await ann.sendText('wick_bot', text);
}

describe('getUpdates', () => {
  test('gives what waits until it is confirmed, so many at a time, under rising numbers', async () => {
    await say('one', 'two', 'three');
    const all = await updatesOf();
    assert.deepEqual(textsOf(all), ['one', 'two', 'three']);
    const [first, second, third] = all.map(({ update_id }) => update_id);
    assert.ok(first && second === first + 1 && third === first + 2);
    assert.deepEqual(textsOf(await updatesOf({ limit: 2 })), ['one', 'two']);
    assert.deepEqual(textsOf(await updatesOf({ offset: second })), ['two', 'three']);
    assert.deepEqual(textsOf(await updatesOf({ limit: 1000 })), ['two', 'three']);
    // An earlier number confirms nothing again and brings nothing back.
    assert.deepEqual(textsOf(await updatesOf({ offset: first })), ['two', 'three']);
  });

  test('a negative offset keeps the last ones and forgets the others', async () => {
    await say('four');
    assert.deepEqual(textsOf(await updatesOf({ offset: -2 })), ['three', 'four']);
    assert.deepEqual(textsOf(await updatesOf()), ['three', 'four']);
    assert.deepEqual(textsOf(await updatesOf({ offset: -1 })), ['four']);
    assert.deepEqual(textsOf(await updatesOf()), ['four']);
    const [last] = await updatesOf();
    assert.deepEqual(await updatesOf({ offset: (last?.update_id ?? 0) + 1 }), []);
  });

  test('waits as long as it is asked to, and answers at once when something comes', async () => {
    const waiting = updatesOf({ timeout: 30 });
    await say('five');
    const [update] = await waiting;
    assert.equal(update?.message?.text, 'five');
    await updatesOf({ offset: (update?.update_id ?? 0) + 1 });
  });

  test('a second caller ends the first', async () => {
    const first = errorOf('getUpdates', { timeout: 30 });
    // The second can only come second: it is sent again until the first is told.
    let ended: string | undefined;
    void first.then((error) => (ended = error));
    await until(async () => {
      await updatesOf();
      return ended !== undefined;
    });
    assert.equal(
      await first,
      '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
  });

  test('what a bot wants to hear of is kept until it says otherwise', async () => {
    await updatesOf({ allowed_updates: ['callback_query'] });
    await say('unheard');
    assert.deepEqual(await updatesOf(), []);
    assert.deepEqual((await call<WebhookInfo>('getWebhookInfo')).allowed_updates, ['callback_query']);
    await updatesOf({ allowed_updates: [] });
    await say('heard again');
    assert.deepEqual(textsOf(await updatesOf()), ['heard again']);
    await updatesOf({ offset: -1 });
  });

  test('nothing of it is lost when the server is killed', async () => {
    await say('before the fall');
    await server.kill();
    server = await server.restart();
    await until(async () => textsOf(await updatesOf()).includes('before the fall'));
    await call('deleteWebhook', { drop_pending_updates: true });
    assert.deepEqual(await updatesOf(), []);
  });
});

interface Called {
  headers: IncomingMessage['headers'];
  update: Update;
}

describe('webhooks', () => {
  const called: Called[] = [];
  let answer: (response: ServerResponse, update: Update) => void = (response) => response.end();
  let receiver: Server;
  let url: string;

  before(async () => {
    receiver = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => void parts.push(part));
      request.on('end', () => {
        const update: Update = JSON.parse(Buffer.concat(parts).toString());
        called.push({ headers: request.headers, update });
        answer(response, update);
      });
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  });

  after(() => {
    receiver?.closeAllConnections();
    receiver?.close();
  });

  const heardTexts = () => textsOf(called.map(({ update }) => update));

  test('are called with the secret; polling is refused meanwhile', async () => {
    await call('setWebhook', { url, secret_token: 'wick-1', max_connections: 3 });
    await say('to the hook');
    await until(() => heardTexts().includes('to the hook'));
    assert.equal(called[0]?.headers['x-telegram-bot-api-secret-token'], 'wick-1');
    assert.equal(called[0]?.headers['content-type'], 'application/json');
    assert.equal(
      await errorOf('getUpdates'),
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    const info = await call<WebhookInfo>('getWebhookInfo');
    assert.deepEqual([info.url, info.max_connections, info.has_custom_certificate], [url, 3, false]);
    assert.equal(info.ip_address, '127.0.0.1');
  });

  test('setting one ends a poll that waits', async () => {
    await call('deleteWebhook');
    const waiting = errorOf('getUpdates', { timeout: 30 });
    let ended: string | undefined;
    void waiting.then((error) => (ended = error));
    await until(async () => {
      await call('setWebhook', { url });
      return ended !== undefined;
    });
    assert.match(await waiting, /^409 Conflict: can't use getUpdates method while webhook is active/);
  });

  test('the answer may be a call of a method', async () => {
    answer = (response) =>
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ method: 'sendMessage', chat_id: chat, text: 'said in the answer' }));
    await say('speak');
    await until(async () => (await ann.getHistory('wick_bot', { limit: 1 }))[0]?.text === 'said in the answer');
    answer = (response) => response.end();
  });

  test('so may one that is a form, of either kind, with its files', async () => {
    const newest = async () => (await ann.getHistory('wick_bot', { limit: 1 }))[0];
    answer = (response) =>
      response
        .setHeader('content-type', 'application/x-www-form-urlencoded; charset=utf-8')
        .end(String(new URLSearchParams({ method: 'sendMessage', chat_id: String(chat), text: 'said in a form' })));
    await say('speak');
    await until(async () => (await newest())?.text === 'said in a form');
    const form = new FormData();
    for (const [name, value] of Object.entries({ method: 'sendDocument', chat_id: String(chat), caption: 'a list' }))
      form.set(name, value);
    form.set('document', new Blob(['oil and wick']), 'lamps.txt');
    const sent = new Response(form);
    const body = Buffer.from(await sent.arrayBuffer());
    answer = (response) => response.setHeader('content-type', sent.headers.get('content-type') ?? '').end(body);
    await say('send');
    await until(async () => (await newest())?.text === 'a list');
    const { media } = (await newest()) ?? {};
    assert.ok(media?.type === 'document' && media.fileName === 'lamps.txt');
    assert.equal(Buffer.from(await ann.downloadAsBuffer(media)).toString(), 'oil and wick');
    // One that is broken is an answer without a call: the update was taken all the same.
    answer = (response) => response.setHeader('content-type', 'multipart/form-data; boundary=x').end('--y');
    await say('and?');
    await until(async () => (await call<WebhookInfo>('getWebhookInfo')).pending_update_count === 0);
    answer = (response) => response.end();
  });

  test('what was refused is called again, in order and once it is taken; the error is told', async () => {
    called.length = 0;
    let refusals = 2;
    answer = (response) => {
      if (refusals-- > 0) response.statusCode = 500;
      response.end();
    };
    await say('first', 'second', 'third');
    await until(() => heardTexts().includes('third'));
    assert.deepEqual(heardTexts(), ['first', 'first', 'first', 'second', 'third']);
    const info = await call<WebhookInfo>('getWebhookInfo');
    assert.equal(info.last_error_message, 'Wrong response from the webhook: 500 Internal Server Error');
    assert.ok(info.last_error_date && info.last_error_date > 1_700_000_000);
    await until(async () => (await call<WebhookInfo>('getWebhookInfo')).pending_update_count === 0);
  });

  test('a receiver that asks for time gets it; what waits is counted and can be dropped', async () => {
    answer = (response) => response.writeHead(429, { 'retry-after': '60' }).end();
    await say('later', 'and later');
    await until(async () => (await call<WebhookInfo>('getWebhookInfo')).last_error_message?.includes('429') ?? false);
    assert.equal((await call<WebhookInfo>('getWebhookInfo')).pending_update_count, 2);
    answer = (response) => response.end();
    await call('deleteWebhook', { drop_pending_updates: true });
    assert.deepEqual(await updatesOf(), []);
    assert.equal((await call<WebhookInfo>('getWebhookInfo')).url, '');
  });

  test('an answer does not end the webhook, and each change says what it did', async () => {
    const described = async (method: string, body: object = {}) => {
      const { ok, result, description } = await callApi(server, token, method, body);
      return [ok, result, description];
    };
    assert.deepEqual(await described('deleteWebhook'), [true, true, 'Webhook is already deleted']);
    assert.deepEqual(await described('setWebhook', { url }), [true, true, 'Webhook was set']);
    assert.deepEqual(await described('setWebhook', { url }), [true, true, 'Webhook is already set']);
    answer = (response) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ method: 'deleteWebhook' }));
    await say('stop?', 'and on');
    await until(() => heardTexts().includes('and on'));
    assert.equal((await call<WebhookInfo>('getWebhookInfo')).url, url);
    answer = (response) => response.end();
    assert.deepEqual(await described('deleteWebhook'), [true, true, 'Webhook was deleted']);
  });

  test('a certificate of its own is trusted, at the address that is given with it, and only then', async (t) => {
    if (!(await hasOpenssl())) return t.skip('skipped: openssl');
    const { key, cert } = await selfSigned('lamp.example');
    const texts: (string | undefined)[] = [];
    const secure = createSecureServer({ key, cert }, (request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        texts.push(JSON.parse(text).message?.text);
        assert.equal(request.headers.host, `lamp.example:${port}`);
        response.end();
      });
    }).listen(0, '127.0.0.1');
    t.after(() => secure.close());
    await once(secure, 'listening');
    const { port } = secure.address() as AddressInfo;
    const fields = { url: `https://lamp.example:${port}/hook`, ip_address: '127.0.0.1', max_connections: '7' };
    await call('setWebhook', { ...fields, allowed_updates: ['message'] });
    await say('by a certificate');
    await until(async () => (await call<WebhookInfo>('getWebhookInfo')).last_error_message !== undefined);
    const refused = await call<WebhookInfo>('getWebhookInfo');
    assert.equal(refused.last_error_message, 'SSL error {error:certificate verify failed}');
    assert.deepEqual([refused.has_custom_certificate, refused.pending_update_count], [false, 1]);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('certificate', new Blob([new Uint8Array(cert)]), 'own.pem');
    const set = await fetch(`${server.http}/bot${token}/setWebhook`, { method: 'POST', body: form });
    assert.equal(set.status, 200);
    await until(() => texts.includes('by a certificate'));
    await until(async () => (await call<WebhookInfo>('getWebhookInfo')).pending_update_count === 0);
    assert.deepEqual(await call<WebhookInfo>('getWebhookInfo'), {
      url: fields.url,
      has_custom_certificate: true,
      pending_update_count: 0,
      max_connections: 7,
      ip_address: '127.0.0.1',
      allowed_updates: ['message'],
    });
    await call('setWebhook', { url: '', allowed_updates: [] });
  });

  test('addresses and secrets that are none', async () => {
    const secret = 'a'.repeat(257);
    assert.equal(
      await errorOf('setWebhook', { url, secret_token: secret }),
      '400 Bad Request: secret token is too long',
    );
    assert.equal(
      await errorOf('setWebhook', { url: 'https://nobody.invalid/' }),
      '400 Bad Request: bad webhook: Failed to resolve host: Name or service not known',
    );
    assert.equal(
      await errorOf('setWebhook', { url, ip_address: 'somewhere' }),
      '400 Bad Request: bad webhook: Invalid IP address specified',
    );
  });
});
