import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Message, Update } from 'grammy/types';
import sharp from 'sharp';
import { find, inputUser } from '../../support/acquaintance.ts';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { type Answer, callApi, makeBot, startBotServer } from './bot-world.ts';

const owner = '+79991310001';
const tooLong = '400 Bad Request: MESSAGE_TOO_LONG';
let server: TestServer;
let ann: TelegramClient;
let token: string;
let chat: number;
/** A place on the web from which the server fetches files. */
let shelf: Server;

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, owner, 'Ann');
  token = await makeBot(server, owner, 'form_bot');
  await ann.sendText('form_bot', '/start');
  chat = (await ann.getMe()).id;
  shelf = createServer((request, response) => {
    const type = request.url === '/page' ? 'text/html' : 'text/plain';
    response.setHeader('content-type', type).end('oil and wick');
  });
  await new Promise<void>((resolve) => shelf.listen(0, '127.0.0.1', resolve));
});

after(async () => {
  shelf?.close();
  await ann?.destroy();
  await server?.stop();
});

const call = (method: string, body: object = {}) => callApi(server, token, method, body);

async function errorOf(method: string, body: object = {}): Promise<string> {
  const { ok, error_code, description } = await call(method, body);
  return ok ? 'no error' : `${error_code} ${description}`;
}

/** A message as it was sent, whatever form the request had. */
async function sentBy(path: string, init: RequestInit = {}): Promise<Message> {
  const answer: Answer = JSON.parse(await (await fetch(`${server.http}/bot${token}/${path}`, init)).text());
  assert.equal(answer.ok, true, String(answer.description));
  return answer.result as Message;
}

test('requests come as addresses, forms, JSON and multipart forms, in GET and POST', async () => {
  const entities = JSON.stringify([{ type: 'bold', offset: 0, length: 1 }]);
  const fields = new URLSearchParams({ chat_id: String(chat), text: 'a & b', entities });
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const json = { chat_id: chat, text: 'a & b', entities: JSON.parse(entities) };
  const headers = { 'content-type': 'application/json' };
  const forms: [string, RequestInit?][] = [
    [`sendMessage?${fields}`],
    [`SENDmessage?${fields}`, { method: 'POST' }],
    ['sendMessage', { method: 'POST', body: fields }],
    ['sendMessage', { method: 'POST', body: form }],
    ['sendMessage', { method: 'POST', headers, body: JSON.stringify(json) }],
    [`sendMessage?chat_id=${chat}`, { method: 'POST', body: new URLSearchParams({ text: 'a & b', entities }) }],
  ];
  for (const [path, init] of forms) {
    const { text, entities: told } = await sentBy(path, init);
    assert.deepEqual([text, told], ['a & b', [{ type: 'bold', offset: 0, length: 1 }]], path);
  }
});

test('files come as a part, under a name of their own, by their id and by an address', async () => {
  const part = new FormData();
  part.append('chat_id', String(chat));
  part.append('document', new Blob(['oil and wick']), 'lamps.txt');
  const named = new FormData();
  named.append('chat_id', String(chat));
  named.append('document', 'attach://the list');
  named.append('the list', new Blob(['oil and wick']), 'lamps.txt');
  const first = await sentBy('sendDocument', { method: 'POST', body: part });
  const { port } = shelf.address() as AddressInfo;
  const all = [
    first,
    await sentBy('sendDocument', { method: 'POST', body: named }),
    await sentBy(`sendDocument?chat_id=${chat}&document=${first.document?.file_id}`),
    await sentBy(`sendDocument?chat_id=${chat}&document=http://127.0.0.1:${port}/lamps.txt`),
    await sentBy(`sendDocument?chat_id=${chat}&document=127.0.0.1:${port}/lamps.txt`),
  ];
  for (const { document } of all) {
    assert.equal(document?.file_name, 'lamps.txt');
    const { result } = await call('getFile', { file_id: document.file_id });
    const { file_path } = result as { file_path: string };
    assert.equal(await (await fetch(`${server.http}/file/bot${token}/${file_path}`)).text(), 'oil and wick');
  }
  assert.equal(all[2]?.document?.file_id, first.document?.file_id);
  assert.equal(
    await errorOf('sendPhoto', { chat_id: chat, photo: `http://127.0.0.1:${port}/page` }),
    '400 Bad Request: wrong type of the web page content',
  );
});

test('with somebody who is sent away go their words, if that is wished', async () => {
  const bea = await signUp(server, '+79991310002', 'Bea');
  await bea.setMyUsername('bea_of_forms');
  const beaId = (await bea.getMe()).id;
  const { chat: group } = await ann.createGroup({ title: 'Wicks', users: ['form_bot', 'bea_of_forms'] });
  await ann.call({
    _: 'messages.editChatAdmin',
    chatId: -group.id,
    userId: inputUser(await find(ann, 'form_bot')),
    isAdmin: true,
  });
  const textsOf = async () => (await ann.getHistory(group.id, { limit: 10 })).map(({ text }) => text).filter(Boolean);
  await ann.sendText(group.id, 'mine');
  for (const revoke_messages of [false, true]) {
    await bea.sendText(group.id, 'hers');
    assert.equal(await errorOf('banChatMember', { chat_id: group.id, user_id: beaId, revoke_messages }), 'no error');
    assert.deepEqual(await textsOf(), revoke_messages ? ['mine'] : ['hers', 'mine']);
    await ann.addChatMembers(group.id, ['bea_of_forms'], {});
  }
  await bea.destroy();
});

test('a group that grew into a supergroup says where it went', async () => {
  const group = await ann.createGroup({ title: 'Keepers', users: ['form_bot'] });
  const id = group.chat.id;
  await call('getUpdates', { offset: -1 });
  await ann.call({ _: 'messages.migrateChat', chatId: -id });
  const { ok, description, parameters } = await call('sendMessage', { chat_id: id, text: 'a' });
  assert.deepEqual([ok, description], [false, 'Bad Request: group chat was upgraded to a supergroup chat']);
  const large = parameters?.migrate_to_chat_id ?? 0;
  assert.equal(await errorOf('sendMessage', { chat_id: large, text: 'a' }), 'no error');
  const heard: number[] = [];
  await until(async () => {
    const { result } = await call('getUpdates', { timeout: 1 });
    for (const { message } of result as Update[])
      heard.push(message?.migrate_to_chat_id ?? 0, message?.migrate_from_chat_id ?? 0);
    return heard.includes(large) && heard.includes(id);
  }).catch(() => undefined);
  assert.deepEqual([heard.includes(large), heard.includes(id)], [true, true]);
});

const form = (fields: Record<string, string>, file: [string, Buffer, string]) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append(file[0], new Blob([new Uint8Array(file[1])]), file[2]);
  return body;
};
const sending = async (method: string, body: FormData): Promise<{ error: string; result: unknown }> => {
  const response = await fetch(`${server.http}/bot${token}/${method}`, { method: 'POST', body });
  const answer: Answer = JSON.parse(await response.text());
  return { error: answer.ok ? 'no error' : `${response.status} ${answer.description}`, result: answer.result };
};
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c84' } })
    .png()
    .toBuffer();

test('uploads: pictures of the wrong size, what is no picture, nothing, and captions that are too long', async () => {
  const to = { chat_id: String(chat) };
  const photo = async (bytes: Buffer, more = {}) =>
    (await sending('sendPhoto', form({ ...to, ...more }, ['photo', bytes, 'a.png']))).error;
  assert.equal(await photo(await picture(2100, 100)), '400 Bad Request: PHOTO_INVALID_DIMENSIONS');
  assert.equal(await photo(await picture(9000, 1001)), '400 Bad Request: PHOTO_INVALID_DIMENSIONS');
  assert.equal(await photo(Buffer.from('no picture')), '400 Bad Request: IMAGE_PROCESS_FAILED');
  assert.equal(await photo(Buffer.alloc(10 * 1024 * 1024 + 1, 1)), '400 Bad Request: file is too big');
  assert.equal(await photo(Buffer.alloc(0)), '400 Bad Request: file must be non-empty');
  assert.equal(
    await photo(await picture(20, 20), { caption: 'c'.repeat(1025) }),
    '400 Bad Request: message caption is too long',
  );
  assert.equal(await photo(await picture(20, 20), { caption: 'c'.repeat(1024) }), 'no error');
});

test('files that are sent again as another kind', async () => {
  const fields = { chat_id: String(chat), duration: '3' };
  const sent = await sending('sendVideo', form(fields, ['video', Buffer.from('frames'), 'a.mp4']));
  const { video } = sent.result as { video: { file_id: string } };
  assert.equal(
    await errorOf('sendPhoto', { chat_id: chat, photo: video.file_id }),
    "400 Bad Request: can't use file of type Video as Photo",
  );
  // All that are no photos may stand for each other; they stay what they are.
  assert.equal(await errorOf('sendDocument', { chat_id: chat, document: video.file_id }), 'no error');
  const shown = await sending('sendPhoto', form({ chat_id: String(chat) }, ['photo', await picture(20, 20), 'a.png']));
  const { photo } = shown.result as { photo: { file_id: string }[] };
  assert.equal(
    await errorOf('sendDocument', { chat_id: chat, document: photo[0]?.file_id }),
    "400 Bad Request: can't use file of type Photo as Document",
  );
});

test('more formatting than a message keeps is left out, and what a press is answered has a length', async () => {
  const text = 'ab '.repeat(150);
  const entities = Array.from({ length: 150 }, (_, index) => ({ type: 'bold', offset: index * 3, length: 2 }));
  assert.equal(await errorOf('sendMessage', { chat_id: chat, text, entities }), 'no error');
  const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] };
  await call('sendMessage', { chat_id: chat, text: 'press', reply_markup });
  const [message] = await ann.getHistory('form_bot', { limit: 1 });
  assert.ok(message);
  const pressed = ann.getCallbackAnswer({ message, data: 'x' });
  let id: string | undefined;
  await until(async () => {
    const { result } = await call('getUpdates', { timeout: 1, allowed_updates: ['message', 'callback_query'] });
    id = (result as Update[]).find(({ callback_query }) => callback_query)?.callback_query?.id;
    return id !== undefined;
  });
  assert.equal(await errorOf('answerCallbackQuery', { callback_query_id: id, text: 'a'.repeat(201) }), tooLong);
  assert.equal(await errorOf('answerCallbackQuery', { callback_query_id: id, text: 'lit' }), 'no error');
  assert.equal((await pressed).message, 'lit');
});
