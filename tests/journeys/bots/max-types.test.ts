import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AttachmentRequest, Button, UpdateType } from '@maxhub/max-bot-api/types';
import type { TelegramClient } from '@mtcute/node';
import { Api, InputFile } from 'grammy';
import Long from 'long';
import type { MaxDialect } from '../../support/max-types.ts';
import { find, inputUser } from '../../support/acquaintance.ts';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { stickerPicture } from '../../support/sticker-files.ts';
import type * as TamTam from '../../support/tamtam-answers.ts';
import { until } from '../../support/until.ts';
import { makeBot, startBotServer } from './bot-world.ts';
import { lampPicture } from './converse.ts';
import { callMax } from './max-world.ts';

/** How each kind of attachment is made. */
type Makes<T extends string> = Record<T, () => Promise<object> | object>;
type ButtonType = Button['type'] | TamTam.Button['type'];
type UpdateWord = UpdateType | TamTam.Update['update_type'];

const owner = '+79991290001';
const dialects = ['max', 'tamtam'] as const;
let server: TestServer;
let ann: TelegramClient;
let bea: TelegramClient;
let annId: number;
let token: string;

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, owner, 'Ann');
  bea = await signUp(server, '+79991290002', 'Bea');
  await bea.setMyUsername('bea_of_types');
  annId = (await ann.getMe()).id;
  token = await makeBot(server, owner, 'types_bot', '--inline', 'what?');
  // From its first question on a bot is told everything that its dialect knows.
  for (const dialect of dialects) await listen(dialect);
  await ann.sendText('types_bot', '/start');
});

after(async () => {
  await ann?.destroy();
  await bea?.destroy();
  await server?.stop();
});

async function call<T>(dialect: MaxDialect, verb: string, path: string, body?: object): Promise<T> {
  const answer = await callMax(server, { dialect, token }, verb, path, body);
  assert.equal(answer.status, 200, `${verb} ${path} ${JSON.stringify(answer.body)}`);
  return JSON.parse(JSON.stringify(answer.body));
}

interface Told {
  body: { mid: string; attachments: { type: string; payload?: { buttons?: { type: string }[][] } }[] | null };
}

/** Sends attachments and reads the message again. Every answer is held against the types on its way. */
async function sent(dialect: MaxDialect, attachments: object[], chat = annId): Promise<Told> {
  const message = { text: 'see', attachments };
  const { message: told } = await call<{ message: Told }>(dialect, 'POST', `messages?chat_id=${chat}`, message);
  return call(dialect, 'GET', `messages/${told.body.mid}`);
}

async function uploaded(dialect: MaxDialect, type: string, bytes: Uint8Array): Promise<string> {
  const given = await call<{ url: string; token?: string }>(dialect, 'POST', `uploads?type=${type}`);
  const form = new FormData();
  form.append('data', new Blob([bytes.slice()]), `own.${type}`);
  const send = () => fetch(given.url, { method: 'POST', body: form });
  // A connection that was kept may have been closed meanwhile.
  const answer = await (await send().catch(send)).text();
  if (given.token) return given.token;
  const told: { token?: string; photos?: Record<string, { token: string }> } = JSON.parse(answer);
  return told.token ?? Object.values(told.photos ?? {})[0]?.token ?? '';
}

test('every kind of attachment is taken and told, in both dialects', async () => {
  const api = new Api(token, { apiRoot: server.http });
  const lamps = 'types_by_types_bot';
  const sticker = { sticker: new InputFile(await stickerPicture(), 'a.png'), emoji_list: ['💡'] };
  await api.createNewStickerSet(annId, lamps, 'Lamps', [{ ...sticker, format: 'static' }]);
  const code = (await api.getStickerSet(lamps)).stickers[0]?.file_id;
  const bytes = Buffer.from('oil');
  const media = (dialect: MaxDialect, type: 'image' | 'video' | 'audio' | 'file', bytes: Uint8Array) => async () => ({
    type,
    payload: { token: await uploaded(dialect, type, bytes) },
  });
  for (const dialect of dialects) {
    const all = {
      image: media(dialect, 'image', lampPicture),
      video: media(dialect, 'video', bytes),
      audio: media(dialect, 'audio', bytes),
      file: media(dialect, 'file', bytes),
      sticker: () => ({ type: 'sticker', payload: { code } }),
      contact: () => ({ type: 'contact', payload: { name: 'Cy', contact_id: annId, vcf_phone: '+79991290003' } }),
      inline_keyboard: () => ({
        type: 'inline_keyboard',
        payload: { buttons: [[{ type: 'callback', text: 'a', payload: 'b' }]] },
      }),
      share: () => ({ type: 'share', payload: { url: `${server.http}/bea_of_types` } }),
      location: () => ({ type: 'location', latitude: 59.9, longitude: 30.3 }),
    } satisfies Makes<AttachmentRequest['type']> satisfies Makes<TamTam.Attachment['type']>;
    for (const [type, make] of Object.entries(all)) {
      const told = await sent(dialect, [await make()]);
      assert.deepEqual(
        told.body.attachments?.map((attachment) => attachment.type),
        [type],
        `${dialect} ${type}`,
      );
    }
  }
});

const place = { text: 'Where', quick: false };
const chat = { type: 'chat', text: 'Talk', chat_title: 'Lamp talk', start_payload: 'wick' };
const buttons: Record<ButtonType, { button: object; of: readonly MaxDialect[] }> = {
  callback: { button: { type: 'callback', text: 'Light', payload: 'on' }, of: dialects },
  link: { button: { type: 'link', text: 'Site', url: 'https://example.org/' }, of: dialects },
  request_contact: { button: { type: 'request_contact', text: 'Share' }, of: dialects },
  request_geo_location: { button: { type: 'request_geo_location', ...place }, of: dialects },
  clipboard: { button: { type: 'clipboard', text: 'Copy', payload: 'wick' }, of: ['max'] },
  message: { button: { type: 'message', text: 'No' }, of: ['max'] },
  open_app: { button: { type: 'open_app', text: 'Open', web_app: 'https://example.org/app' }, of: ['max'] },
  // MAX has it too, but the types of its client do not; the next test presses one there.
  chat: { button: chat, of: ['tamtam'] },
};

test('every kind of button is taken and told, in both dialects', async () => {
  for (const [type, { button, of }] of Object.entries(buttons))
    for (const dialect of of) {
      const told = await sent(dialect, [{ type: 'inline_keyboard', payload: { buttons: [[button]] } }]);
      const kinds = told.body.attachments?.flatMap(({ payload }) => payload?.buttons?.flat() ?? []);
      assert.deepEqual(
        kinds?.map((one) => one.type),
        [type],
        dialect,
      );
    }
});

interface Heard {
  update_type: string;
  callback?: { callback_id: string };
  session_id?: string;
  start_payload?: string | null;
  chat?: { title: string };
}

/** Everything that a bot was told in each dialect so far. */
const told: Record<MaxDialect, Heard[]> = { max: [], tamtam: [] };

/** Hears what is new. */
async function listen(dialect: MaxDialect): Promise<void> {
  const url = `${server.http}/${dialect}/updates?timeout=0&limit=1000${dialect === 'tamtam' ? `&access_token=${token}` : ''}`;
  const marker = markers.get(dialect);
  const response = await fetch(marker === undefined ? url : `${url}&marker=${marker}`, {
    headers: dialect === 'max' ? { authorization: token } : {},
  });
  const list: { updates: Heard[]; marker: number | null } = JSON.parse(await response.text());
  if (list.marker !== null) markers.set(dialect, list.marker);
  told[dialect].push(...list.updates);
}
const markers = new Map<MaxDialect, number>();

const waitFor = (type: UpdateWord, dialect: MaxDialect = 'max') =>
  until(async () => {
    await listen(dialect);
    return told[dialect].some(({ update_type }) => update_type === type);
  });

async function talkInDialog(): Promise<void> {
  const bot = await ann.resolvePeer('types_bot');
  const text = await ann.sendText('types_bot', 'one');
  for (const dialect of dialects) await waitFor('message_created', dialect);
  await ann.editMessage({ message: text, text: 'two' });
  // Of a message that is gone nothing but its end is told.
  for (const dialect of dialects) await waitFor('message_edited', dialect);
  await ann.deleteMessages([text]);
  const peer = { _: 'inputNotifyPeer' as const, peer: bot };
  for (const muteUntil of [2_000_000_000, 0])
    await ann.call({ _: 'account.updateNotifySettings', peer, settings: { _: 'inputPeerNotifySettings', muteUntil } });
  const keyboard = { type: 'inline_keyboard', payload: { buttons: [[buttons.callback.button]] } };
  await sent('max', [keyboard]);
  const [message] = await ann.getHistory('types_bot', { limit: 1 });
  assert.ok(message);
  const pressed = ann.getCallbackAnswer({ message, data: 'on' });
  await waitFor('message_callback');
  const id = told.max.find(({ callback }) => callback)?.callback?.callback_id;
  await call('max', 'POST', `answers?callback_id=${id}`, { notification: 'lit' });
  assert.equal((await pressed).message, 'lit');
  await ann.deleteHistory('types_bot', { mode: 'clear' });
  await ann.sendText('types_bot', 'once more');
  await ann.deleteHistory('types_bot', { mode: 'delete' });
  await ann.call({ _: 'contacts.block', id: bot });
  await ann.call({ _: 'contacts.unblock', id: bot });
}

const rights = { changeInfo: true, deleteMessages: true, banUsers: true, inviteUsers: true, pinMessages: true };

async function gather(): Promise<void> {
  const group = await ann.createSupergroup({ title: 'Wicks' });
  await ann.addChatMembers(group.id, ['types_bot'], {});
  await ann.editAdminRights({ chatId: group.id, userId: 'types_bot', rights, rank: '' });
  await ann.addChatMembers(group.id, ['bea_of_types'], {});
  await ann.setChatTitle(group.id, 'Wicks and oil');
  await ann.kickChatMember({ chatId: group.id, userId: 'bea_of_types' });
  const attachments = [{ type: 'inline_keyboard', payload: { buttons: [[chat]] } }];
  const headers = { authorization: token, 'content-type': 'application/json' };
  const body = JSON.stringify({ text: 'talk?', attachments });
  await fetch(`${server.http}/max/messages?chat_id=${group.id}`, { method: 'POST', headers, body });
  const shown = (await ann.getHistory(group.id, { limit: 5 })).find(({ text }) => text === 'talk?');
  assert.ok(shown);
  assert.equal((await ann.getCallbackAnswer({ message: shown, data: 'chat:Lamp talk' })).message, 'Lamp talk');
  for (const dialect of dialects) {
    await waitFor('message_chat_created', dialect);
    const created = told[dialect].find(({ update_type }) => update_type === 'message_chat_created');
    assert.deepEqual([created?.chat?.title, created?.start_payload], ['Lamp talk', 'wick']);
  }
  await ann.kickChatMember({ chatId: group.id, userId: 'types_bot' });
}

async function comment(): Promise<void> {
  const channel = await ann.createChannel({ title: 'Lamp news', description: '' });
  const group = await ann.createSupergroup({ title: 'Lamp talk' });
  for (const { id } of [channel, group]) {
    await ann.addChatMembers(id, ['types_bot'], {});
    await ann.editAdminRights({ chatId: id, userId: 'types_bot', rights: { ...rights, postMessages: true }, rank: '' });
  }
  const [broadcast, discussion] = [await ann.resolveChannel(channel.id), await ann.resolveChannel(group.id)];
  await ann.call({ _: 'channels.setDiscussionGroup', broadcast, group: discussion });
  await ann.sendText(channel.id, 'a new lamp');
  await until(async () => (await ann.getHistory(group.id, { limit: 1 }))[0]?.text === 'a new lamp');
  const [root] = await ann.getHistory(group.id, { limit: 1 });
  const said = await ann.sendText(group.id, 'I want it', { replyTo: root?.id ?? 0 });
  await waitFor('comment_created');
  await ann.editMessage({ message: said, text: 'I want two' });
  await waitFor('comment_edited');
  await ann.deleteMessages([said]);
}

async function construct(): Promise<void> {
  const bot = inputUser(await find(ann, 'types_bot'));
  const asked = ann.call({
    ...{ _: 'messages.getInlineBotResults', bot, peer: { _: 'inputPeerSelf' } },
    ...{ query: 'a poem', offset: '' },
  });
  await waitFor('message_construction_request', 'tamtam');
  const session = told.tamtam.find(({ update_type }) => update_type === 'message_construction_request')?.session_id;
  await call('tamtam', 'POST', `answers/constructor?session_id=${session}`, { messages: [{ text: 'Lamps' }] });
  const { queryId, results } = await asked;
  await ann.call({
    ...{ _: 'messages.sendInlineBotResult', peer: { _: 'inputPeerSelf' }, randomId: Long.fromInt(7) },
    ...{ queryId, id: results[0]?.id ?? '' },
  });
}

/** In which dialects each kind is told. The types of MAX's client leave `message_chat_created` out; its description has it. */
const kinds: Record<UpdateWord, readonly MaxDialect[]> = {
  message_created: dialects,
  message_edited: dialects,
  message_removed: dialects,
  message_callback: dialects,
  message_chat_created: dialects,
  bot_started: dialects,
  bot_added: dialects,
  bot_removed: dialects,
  user_added: dialects,
  user_removed: dialects,
  chat_title_changed: dialects,
  bot_stopped: ['max'],
  dialog_cleared: ['max'],
  dialog_removed: ['max'],
  dialog_muted: ['max'],
  dialog_unmuted: ['max'],
  comment_created: ['max'],
  comment_edited: ['max'],
  comment_removed: ['max'],
  message_construction_request: ['tamtam'],
  message_constructed: ['tamtam'],
};

test('every kind of update is told, in both dialects, and none that the dialect does not know', async () => {
  await talkInDialog();
  await gather();
  await comment();
  await construct();
  for (const dialect of dialects) {
    const wanted = Object.entries(kinds).flatMap(([type, of]) => (of.includes(dialect) ? [type] : []));
    await until(async () => {
      await listen(dialect);
      return wanted.every((type) => told[dialect].some(({ update_type }) => update_type === type));
    }).catch(() => undefined);
    const heard = new Set(told[dialect].map(({ update_type }) => update_type));
    assert.deepEqual([...heard].sort(), wanted.sort());
  }
});
