import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Button, Chat, Message } from '@maxhub/max-bot-api/types';
import type { TelegramClient } from '@mtcute/node';
import Long from 'long';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { makeBot, startBotServer } from './bot-world.ts';
import { callMax, untried } from './max-world.ts';

/** What TamTam's OpenAPI description 0.5.6 names; MAX has kept the shape of everything else that is used here. */
interface TamTamUpdate {
  update_type: string;
  timestamp: number;
  message?: Message;
  callback?: { callback_id: string; payload?: string; user: { user_id: number } };
  session_id?: string;
  input?: { input_type: string; messages: { text: string }[] };
  payload?: string | null;
  user?: { user_id: number; name: string };
  chat?: { chat_id: number; title: string; participants_count: number };
  message_id?: string;
  start_payload?: string | null;
}
interface UpdateList {
  updates: TamTamUpdate[];
  marker: number | null;
}

const owner = '+79991280001';
let server: TestServer;
let ann: TelegramClient;
let annId: number;
let beaId: number;
let token: string;
let marker: number | null = null;

async function call<T>(verb: string, path: string, body?: object): Promise<T> {
  const answer = await callMax(server, { dialect: 'tamtam', token }, verb, path, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return JSON.parse(JSON.stringify(answer.body));
}

/** Waits for an update that passes, committing what came before it. */
async function next(type: string, passes: (update: TamTamUpdate) => boolean = () => true): Promise<TamTamUpdate> {
  let found: TamTamUpdate | undefined;
  await until(async () => {
    const list: UpdateList = await call('GET', `updates?timeout=5${marker === null ? '' : `&marker=${marker}`}`);
    marker = list.marker;
    found = list.updates.find((update) => update.update_type === type && passes(update));
    return found !== undefined;
  });
  assert.ok(found);
  return found;
}

const textIs = (text: string) => (update: TamTamUpdate) => update.message?.body.text === text;

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, owner, 'Ann');
  annId = (await ann.getMe()).id;
  token = await makeBot(server, owner, 'tamtam_bot', '--inline', 'what shall I write?');
});

after(async () => {
  await ann?.destroy();
  await server?.stop();
});

describe('a TamTam bot over plain HTTP', () => {
  test('knows itself and changes how it looks', async () => {
    const commands = [{ name: 'lamp', description: 'light it' }];
    const edited = await call<{ name: string; commands: object[] }>('PATCH', 'me?v=0.5.6', {
      name: 'Lamp keeper',
      description: 'keeps lamps',
      commands,
    });
    assert.deepEqual([edited.name, edited.commands], ['Lamp keeper', commands]);
    const me = await call<{ username: string; is_bot: boolean; description: string }>('GET', 'me');
    assert.deepEqual([me.username, me.is_bot, me.description], ['tamtam_bot', true, 'keeps lamps']);
  });

  test('is started, answers with buttons, hears the press and edits', async () => {
    await ann.sendText('tamtam_bot', '/start oil');
    const started = await next('bot_started');
    assert.deepEqual([started.payload, started.user?.user_id, started.user?.name], ['oil', annId, 'Ann']);
    const buttons: Button[][] = [[{ type: 'callback', text: 'Light', payload: 'on' }]];
    const attachments = [{ type: 'inline_keyboard', payload: { buttons } }];
    const { message } = await call<{ message: Message }>('POST', `messages?user_id=${annId}`, {
      text: 'a <b>lamp</b>',
      format: 'html',
      attachments,
    });
    assert.deepEqual(message.body.markup, [{ type: 'strong', from: 2, length: 4 }]);
    assert.deepEqual(message.body.attachments, attachments);
    const [shown] = await ann.getHistory('tamtam_bot', { limit: 1 });
    assert.ok(shown);
    const pressed = ann.getCallbackAnswer({ message: shown, data: 'on' });
    const update = await next('message_callback');
    assert.deepEqual([update.callback?.payload, update.callback?.user.user_id], ['on', annId]);
    await call('POST', `answers?callback_id=${update.callback?.callback_id}`, { notification: 'it burns' });
    assert.equal((await pressed).message, 'it burns');
    await call('PUT', `messages?message_id=${message.body.mid}`, { text: 'burning', attachments: [] });
    assert.equal((await call<Message>('GET', `messages/${message.body.mid}`)).body.text, 'burning');
  });

  test('opens a chat by a button: the first press makes it, and every other leads into it', async () => {
    const bea = await signUp(server, '+79991230072', 'Bea');
    await bea.setMyUsername('bea_of_lamps');
    beaId = (await bea.getMe()).id;
    const room = await ann.createGroup({ title: 'Room', users: ['tamtam_bot', 'bea_of_lamps'] });
    const button = {
      ...{ type: 'chat', text: 'Talk', chat_title: 'Lamp talk', chat_description: 'of oil' },
      ...{ start_payload: 'wick', uuid: 7 },
    };
    const attachments = [{ type: 'inline_keyboard', payload: { buttons: [[button]] } }];
    const { message } = await call<{ message: Message }>('POST', `messages?chat_id=${room.chat.id}`, {
      text: 'talk?',
      attachments,
    });
    const press = async (person: TelegramClient) => {
      const shown = (await person.getHistory(room.chat.id, { limit: 5 })).find(({ text }) => text === 'talk?');
      assert.ok(shown);
      return (await person.getCallbackAnswer({ message: shown, data: 'chat:7' })).message;
    };
    assert.equal(await press(ann), 'Lamp talk');
    const created = await next('message_chat_created');
    assert.deepEqual([created.start_payload, created.message_id], ['wick', message.body.mid]);
    assert.deepEqual([created.chat?.title, created.chat?.participants_count], ['Lamp talk', 2]);
    assert.equal(await press(ann), 'Lamp talk');
    assert.equal(await press(bea), 'Lamp talk');
    const chat = await call<{ participants_count: number; description: string }>(
      'GET',
      `chats/${created.chat?.chat_id}`,
    );
    assert.deepEqual([chat.participants_count, chat.description], [3, 'of oil']);
    const [shown] = (await call<Message>('GET', `messages/${message.body.mid}`)).body.attachments ?? [];
    assert.equal(JSON.stringify(shown).includes('"type":"chat"'), true);
    for (const id of [room.chat.id, created.chat?.chat_id]) await call('DELETE', `chats/${id}/members/me`);
    await bea.destroy();
  });

  test('a marker commits what is before it, and without one nothing is lost', async () => {
    await ann.sendText('tamtam_bot', 'one');
    await ann.sendText('tamtam_bot', 'two');
    const told = async (query: string) =>
      (await call<UpdateList>('GET', `updates?timeout=1&types=message_created${query}`)).updates.map(
        ({ message }) => message?.body.text,
      );
    await until(async () => (await told(marker === null ? '' : `&marker=${marker}`)).includes('two'));
    assert.deepEqual((await told('')).slice(-2), ['one', 'two']);
    const list = await call<UpdateList>('GET', 'updates?timeout=1&limit=1000');
    assert.deepEqual(await told(`&marker=${list.marker}`), []);
    assert.deepEqual(await told(''), []);
    marker = list.marker;
  });

  test('uploads a picture in a form and a film in two ranges', async () => {
    const { url } = await call<{ url: string }>('POST', 'uploads?type=video');
    const send = async (range: string, body: string) => {
      const response = await fetch(url, { method: 'POST', headers: { 'content-range': range }, body });
      return response.text();
    };
    await send('bytes 0-5/12', 'frames');
    const { token: film }: { token: string } = JSON.parse(await send('bytes 6-11/12', ' ended'));
    const attachments = [{ type: 'video', payload: { token: film } }];
    await call('POST', `messages?chat_id=${annId}`, { text: 'a film', attachments });
    const [message] = await ann.getHistory('tamtam_bot', { limit: 1 });
    assert.ok(message?.media?.type === 'video');
    assert.equal(Buffer.from(await ann.downloadAsBuffer(message.media)).toString(), 'frames ended');
  });

  test('constructs messages for a person who types its name', async () => {
    const peer = await ann.resolvePeer('tamtam_bot');
    assert.ok(peer._ === 'inputPeerUser');
    const results = ann.call({
      _: 'messages.getInlineBotResults',
      bot: { ...peer, _: 'inputUser' },
      peer: { _: 'inputPeerSelf' },
      query: 'a lamp poem',
      offset: '',
    });
    const asked = await next('message_construction_request', ({ input }) => input?.messages[0]?.text === 'a lamp poem');
    assert.equal(asked.input?.input_type, 'message');
    const messages = [{ text: 'Lamps at *dusk*', format: 'markdown' }, { text: 'Oil at dawn' }];
    await call('POST', `answers/constructor?session_id=${asked.session_id}`, { messages, hint: 'choose' });
    const found = await results;
    assert.equal(found.results.length, 2);
    await ann.call({
      _: 'messages.sendInlineBotResult',
      peer: { _: 'inputPeerSelf' },
      randomId: Long.fromInt(77),
      queryId: found.queryId,
      id: found.results[0]?.id ?? '',
    });
    const [sent] = await ann.getHistory('me', { limit: 1 });
    assert.equal(sent?.text, 'Lamps at dusk');
    const constructed = await next('message_constructed');
    assert.deepEqual([constructed.session_id, constructed.message?.body.text], [asked.session_id, 'Lamps at dusk']);
  });

  test('finds chats by their names and lists them', async () => {
    const group = await ann.createSupergroup({ title: 'Public wicks' });
    await ann.setChatUsername(group.id, 'public_wicks');
    const found = await call<Chat>('GET', 'chats/@public_wicks');
    assert.deepEqual([found.chat_id, found.status, found.is_public], [group.id, 'left', true]);
    await ann.addChatMembers(group.id, ['tamtam_bot'], {});
    const ids: number[] = [];
    let from: number | null = 0;
    while (from !== null) {
      const page: { chats: Chat[]; marker: number | null } = await call(
        'GET',
        `chats?count=1${from ? `&marker=${from}` : ''}`,
      );
      // Those that the bot left stay in the list.
      ids.push(...page.chats.filter(({ status }) => status === 'active').map(({ chat_id }) => chat_id));
      from = page.marker;
    }
    assert.deepEqual(
      ids.sort((a, b) => a - b),
      [group.id, annId],
    );
    assert.equal((await call<{ success: boolean }>('DELETE', `chats/${group.id}/members/me`)).success, true);
  });

  test('is called by a webhook until it answers 200, and in its own words', async () => {
    const bodies: TamTamUpdate[] = [];
    const receiver = createServer((request: IncomingMessage, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        assert.equal(request.headers['x-max-bot-api-secret'], undefined);
        bodies.push(JSON.parse(text));
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    await call('POST', 'subscriptions', { url, update_types: ['message_created'], version: '0.5.6' });
    const { subscriptions } = await call<{ subscriptions: { url: string; version: string }[] }>('GET', 'subscriptions');
    assert.deepEqual(
      subscriptions.map((one) => [one.url, one.version]),
      [[url, '0.5.6']],
    );
    await ann.sendText('tamtam_bot', 'to the hook');
    await until(() => bodies.some(textIs('to the hook')));
    assert.equal(bodies.filter(textIs('to the hook')).length, 1);
    await call('DELETE', `subscriptions?url=${encodeURIComponent(url)}`);
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });
});

test('looks after a group, and the rest of the operations', async () => {
  const group = await ann.createSupergroup({ title: 'Wicks' });
  const chat = `chats/${group.id}`;
  const rights = { changeInfo: true, deleteMessages: true, banUsers: true, inviteUsers: true, pinMessages: true };
  await ann.editAdminRights({ chatId: group.id, userId: 'tamtam_bot', rights });
  const { message } = await call<{ message: Message }>('POST', `messages?chat_id=${group.id}`, { text: 'pinned' });
  await call('PATCH', chat, { title: 'Wicks and oil' });
  await call('POST', `${chat}/actions`, { action: 'typing_on' });
  await call('PUT', `${chat}/pin`, { message_id: message.body.mid });
  assert.equal((await call<{ message: Message }>('GET', `${chat}/pin`)).message.body.text, 'pinned');
  await call('DELETE', `${chat}/pin`);
  await call('GET', `${chat}/members/me`);
  await call('GET', `${chat}/members/admins`);
  await call('POST', `${chat}/members`, { user_ids: [beaId] });
  await call('GET', `${chat}/members`);
  await call('DELETE', `${chat}/members?user_id=${beaId}`);
  await call('GET', `messages?chat_id=${group.id}`);
  await call('DELETE', `messages?message_id=${message.body.mid}`);
});

test('every operation was answered, and each answer had the fields of its type', () => {
  assert.deepEqual(untried('tamtam'), []);
});
