import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Bot, type Context, Keyboard } from '@maxhub/max-bot-api';
import type { TelegramClient } from '@mtcute/node';
import sharp from 'sharp';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { makeBot, startBotServer } from './bot-world.ts';
import { converseWithMax, makeMaxLamp } from './converse-max.ts';
import { untried, watchFetch } from './max-world.ts';

const owner = '+79991250001';
let server: TestServer;
let ann: TelegramClient;
let token: string;
let bot: Bot;
const heard: string[] = [];
const told: string[] = [];

const watched = watchFetch();

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, owner, 'Ann');
  token = await makeBot(server, owner, 'beacon_bot');
  ann.onNewMessage.add((message) => void heard.push(message.text));
  bot = makeBeacon();
  void bot.start();
});

after(async () => {
  watched.stop();
  bot?.stopPolling();
  await ann?.destroy();
  await server?.stop();
});

function makeBeacon(): Bot {
  const made = new Bot(token, { clientOptions: { baseUrl: `${server.http}/max/` } });
  made.on('bot_started', (ctx) => ctx.reply(`hello ${ctx.user?.first_name}, ${ctx.startPayload ?? 'no payload'}`));
  made.command('keys', (ctx) =>
    ctx.reply('**choose** _one_', {
      format: 'markdown',
      attachments: [
        Keyboard.inlineKeyboard([
          [Keyboard.button.callback('Light', 'light:1'), Keyboard.button.link('Site', 'https://example.org/')],
          [Keyboard.button.clipboard('Copy', 'wick-7')],
        ]),
      ],
    }),
  );
  made.command('ask', (ctx) =>
    ctx.reply('your number?', {
      attachments: [
        Keyboard.inlineKeyboard([[Keyboard.button.requestContact('Share')], [Keyboard.button.message('No')]]),
      ],
    }),
  );
  made.action(/^light:(\d)$/, async (ctx) => {
    await ctx.answerOnCallback({ message: { text: `lamp ${ctx.match?.[1]} burns`, attachments: [] } });
  });
  made.command('edit', async (ctx) => {
    const sent = await ctx.reply('draft');
    await ctx.api.editMessage(sent.body.mid, { text: 'fair copy' });
  });
  made.command('delete', async (ctx) => {
    const sent = await ctx.reply('going');
    await ctx.deleteMessage(sent.body.mid);
    await ctx.reply('gone');
  });
  made.on('message_created', (ctx) => answerMessage(ctx));
  made.on('message_edited', (ctx) => void told.push(`edited ${ctx.message?.body.text}`));
  made.on('message_removed', (ctx) => void told.push(`removed ${ctx.messageId}`));
  made.on('bot_stopped', (ctx) => void told.push(`stopped ${ctx.user?.first_name}`));
  made.on('dialog_muted', (ctx) => void told.push(`muted ${ctx.chatId}`));
  made.on('dialog_cleared', (ctx) => void told.push(`cleared ${ctx.chatId}`));
  made.catch((error) => void heard.push(`error ${String(error)}`));
  return made;
}

async function answerMessage(ctx: Context): Promise<void> {
  const body = ctx.message?.body;
  const [first] = body?.attachments ?? [];
  if (first?.type === 'image' || first?.type === 'file' || first?.type === 'video') {
    const response = await fetch(first.payload.url);
    const size = Buffer.from(await response.arrayBuffer()).length;
    await ctx.reply(`got ${first.type} of ${size > 0 ? 'some' : 'no'} bytes`, { attachments: [first] });
  } else if (first?.type === 'contact') await ctx.reply(`number ${ctx.contactInfo?.tel}`);
  else if (first?.type === 'location') await ctx.reply(`at ${ctx.location?.latitude.toFixed(1)}`);
  else if (body?.text) await ctx.reply(`echo ${body.text}`, { link: { type: 'reply', mid: body.mid } });
}

const last = async () => {
  const [message] = await ann.getHistory('beacon_bot', { limit: 1 });
  assert.ok(message);
  return message;
};

describe('a bot on the official MAX library', () => {
  test('is started by a person, and again with a payload', async () => {
    await ann.sendText('beacon_bot', '/start');
    await until(() => heard.includes('hello Ann, no payload'));
    await ann.sendText('beacon_bot', '/start harbour-7');
    await until(() => heard.includes('hello Ann, harbour-7'));
    await ann.sendText('beacon_bot', '/start');
    await until(() => heard.includes('echo /start'));
  });

  test('answers a command with marks and buttons, hears the press and edits the message', async () => {
    await ann.sendText('beacon_bot', '/keys');
    await until(() => heard.includes('choose one'));
    const message = await last();
    assert.deepEqual(
      message.entities.map(({ kind, offset, length }) => [kind, offset, length]),
      [
        ['bold', 0, 6],
        ['italic', 7, 3],
      ],
    );
    assert.ok(message.raw._ === 'message' && message.raw.replyMarkup?._ === 'replyInlineMarkup');
    assert.deepEqual(
      message.raw.replyMarkup.rows.map((row) => row.buttons.map((button) => button._)),
      [['keyboardButtonCallback', 'keyboardButtonUrl'], ['keyboardButtonCopy']],
    );
    await ann.getCallbackAnswer({ message, data: 'light:1' });
    await until(async () => (await last()).text === 'lamp 1 burns');
    const after = await last();
    assert.ok(after.raw._ === 'message');
    assert.equal(after.raw.replyMarkup, undefined);
  });

  test('asks for a number and gets it with a proof', async () => {
    await ann.sendText('beacon_bot', '/ask');
    await until(() => heard.includes('your number?'));
    const { raw } = await last();
    assert.ok(raw._ === 'message' && raw.replyMarkup?._ === 'replyKeyboardMarkup');
    assert.equal(raw.replyMarkup.rows[0]?.buttons[0]?._, 'keyboardButtonRequestPhone');
    await ann.sendMedia('beacon_bot', { type: 'contact', phone: owner, firstName: 'Ann' });
    await until(() => heard.some((text) => text.startsWith('number ') && text.includes('79991250001')));
    await ann.sendMedia('beacon_bot', { type: 'geo', latitude: 59.9, longitude: 30.3 });
    await until(() => heard.includes('at 59.9'));
  });

  test('puts a keyboard below the field in which one writes', async () => {
    const buttons = [[{ type: 'message', text: 'Light' }], [{ type: 'user_geo_location', text: 'Here' }]];
    const response = await fetch(`${server.http}/max/messages?user_id=${(await ann.getMe()).id}`, {
      method: 'POST',
      headers: { authorization: token, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'what now?', attachments: [{ type: 'reply_keyboard', buttons }] }),
    });
    assert.equal(response.status, 200);
    await until(async () => (await last()).text === 'what now?');
    const { raw } = await last();
    assert.ok(raw._ === 'message' && raw.replyMarkup?._ === 'replyKeyboardMarkup');
    assert.deepEqual(
      raw.replyMarkup.rows.map((row) => row.buttons.map((button) => button._)),
      [['keyboardButton'], ['keyboardButtonRequestGeoLocation']],
    );
  });

  test('edits and deletes what it sent', async () => {
    await ann.sendText('beacon_bot', '/edit');
    await until(async () => (await last()).text === 'fair copy');
    await ann.sendText('beacon_bot', '/delete');
    await until(() => heard.includes('gone'));
    const texts = (await ann.getHistory('beacon_bot', { limit: 3 })).map(({ text }) => text);
    assert.ok(!texts.includes('going'), texts.join());
  });

  test('gets pictures and files and sends them back by their tokens', async () => {
    const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#c84' } })
      .png()
      .toBuffer();
    await ann.sendMedia('beacon_bot', { type: 'photo', file: picture });
    await until(() => heard.includes('got image of some bytes'));
    assert.equal((await last()).media?.type, 'photo');
    await ann.sendMedia('beacon_bot', { type: 'document', file: Buffer.from('oil list'), fileName: 'oil.txt' });
    await until(() => heard.includes('got file of some bytes'));
    const { media } = await last();
    assert.ok(media?.type === 'document');
    assert.equal(Buffer.from(await ann.downloadAsBuffer(media)).toString(), 'oil list');
  });

  test('uploads an image, a file in one piece, a video in ranges and a sound', async () => {
    const chat = (await ann.getMe()).id;
    const picture = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#48c' } })
      .jpeg()
      .toBuffer();
    const image = await bot.api.uploadImage({ source: picture });
    await bot.api.sendMessageToChat(chat, 'an image', { attachments: [image.toJson()] });
    await until(() => heard.includes('an image'));
    assert.equal((await last()).media?.type, 'photo');

    const list = join(server.dataDir, 'wicks.txt');
    await writeFile(list, 'ten wicks');
    const file = await bot.api.uploadFile({ source: list });
    const sent = await bot.api.sendMessageToUser(chat, 'a file', { attachments: [file.toJson()] });
    assert.equal(sent.body.attachments?.[0]?.type, 'file');
    await until(() => heard.includes('a file'));
    const document = (await last()).media;
    assert.ok(document?.type === 'document');
    assert.equal(document.fileName, 'wicks.txt');
    assert.equal(Buffer.from(await ann.downloadAsBuffer(document)).toString(), 'ten wicks');

    const film = join(server.dataDir, 'film.mp4');
    const bytes = Buffer.alloc(200_000, 'frame ');
    await writeFile(film, bytes);
    const video = await bot.api.uploadVideo({ source: film });
    const shown = await bot.api.sendMessageToChat(chat, 'a film', { attachments: [video.toJson()] });
    await until(() => heard.includes('a film'));
    const { media } = await last();
    assert.ok(media?.type === 'video');
    assert.deepEqual(Buffer.from(await ann.downloadAsBuffer(media)), bytes);
    const [attached] = shown.body.attachments ?? [];
    assert.ok(attached?.type === 'video');
    const info = await bot.api.getVideoInfo(attached.payload.token);
    const response = await fetch(info.urls?.mp4_720 ?? '');
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes);

    const sound = await bot.api.uploadAudio({ source: Buffer.from('a horn') });
    await bot.api.sendMessageToChat(chat, 'a sound', { attachments: [sound.toJson()] });
    await until(() => heard.includes('a sound'));
    assert.equal((await last()).media?.type, 'audio');
  });

  test('hears of edits, deletions, mutes and clearings of the person', async () => {
    const chat = (await ann.getMe()).id;
    const sent = await ann.sendText('beacon_bot', 'one wick');
    await until(() => heard.includes('echo one wick'));
    await ann.editMessage({ message: sent, text: 'two wicks' });
    await until(() => told.includes('edited two wicks'));
    await ann.deleteMessages([sent]);
    await until(() => told.some((line) => line.startsWith('removed mid.')));
    const peer = { _: 'inputNotifyPeer' as const, peer: await ann.resolvePeer('beacon_bot') };
    const settings = { _: 'inputPeerNotifySettings' as const, muteUntil: 2_000_000_000 };
    await ann.call({ _: 'account.updateNotifySettings', peer, settings });
    await until(() => told.includes(`muted ${chat}`));
  });

  test('names its commands, which people see', async () => {
    await bot.api.setMyCommands([{ name: 'keys', description: 'buttons' }]);
    assert.deepEqual((await bot.api.getMyInfo()).commands, [{ name: 'keys', description: 'buttons' }]);
    const user = await ann.resolvePeer('beacon_bot');
    assert.ok(user._ === 'inputPeerUser');
    const full = await ann.call({ _: 'users.getFullUser', id: { ...user, _: 'inputUser' } });
    assert.deepEqual(
      full.fullUser.botInfo?.commands?.map(({ command }) => command),
      ['keys'],
    );
  });

  test('loses nothing and hears nothing twice over restarts of the server and of itself', async () => {
    bot.stopPolling();
    await ann.sendText('beacon_bot', 'first');
    await server.kill();
    server = await server.restart();
    await until(() =>
      ann.sendText('beacon_bot', 'second').then(
        () => true,
        () => false,
      ),
    );
    bot = makeBeacon();
    void bot.start();
    await until(() => heard.includes('echo second'));
    await ann.sendText('beacon_bot', 'third');
    await until(() => heard.includes('echo third'));
    const echoes = heard.filter((text) => /^echo (first|second|third)$/.test(text));
    assert.deepEqual(echoes, ['echo first', 'echo second', 'echo third']);
  });

  test('is told when the person stops it', async () => {
    const user = await ann.resolvePeer('beacon_bot');
    await ann.call({ _: 'contacts.block', id: user });
    await until(() => told.includes('stopped Ann'));
    const chat = (await ann.getMe()).id;
    const error: unknown = await bot.api.sendMessageToChat(chat, 'hello?').catch((reason: unknown) => reason);
    assert.match(String(error), /403: error\.dialog\.suspended/);
    await ann.call({ _: 'contacts.unblock', id: user });
  });
});

test('the same bot does everything by polling, and after a restart everything behind a webhook', async () => {
  const lamp = await makeBot(server, owner, 'max_lamp_bot');
  const baseUrl = `${server.http}/max/`;
  const polling = makeMaxLamp(baseUrl, lamp);
  void polling.start();
  const all = ['button', 'command', 'fileDown', 'fileUp', 'keyboard', 'pictureDown', 'pictureUp', 'text'];
  await ann.sendText('max_lamp_bot', 'good evening');
  await until(async () => (await ann.getHistory('max_lamp_bot', { limit: 1 }))[0]?.text === 'echo good evening');
  assert.deepEqual((await converseWithMax(ann, 'max_lamp_bot')).sort(), all);
  polling.stopPolling();

  const called = makeMaxLamp(baseUrl, lamp);
  const answer = called.webhookCallback({ domain: 'https://lamp.example', path: '/hook', secret: 'wick-12345' });
  const receiver = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  await called.api.subscribe(url, 'wick-12345');
  try {
    assert.deepEqual((await converseWithMax(ann, 'max_lamp_bot')).sort(), all);
  } finally {
    await called.api.unsubscribe(url);
    receiver.closeAllConnections();
    receiver.close();
  }
});

test('every answer had the fields of its type', () => {
  assert.deepEqual(watched.misfits, []);
  for (const operation of ['GET videos/{video_token}', 'POST answers', 'PATCH me/commands', 'POST uploads'])
    assert.ok(!untried('max').includes(operation), operation);
});
