import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TelegramClient } from '@mtcute/node';
import type { NewMessageEvent } from 'telegram/events/index.js';
import type { CallbackQueryEvent } from 'telegram/events/CallbackQuery.js';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { gramjsClient } from '../scenario/gramjs.ts';
import { withoutTelethon } from '../scenario/telethon.ts';
import { makeBot, startBotServer } from './bot-world.ts';
import { abilities, converse } from './converse.ts';

const require = createRequire(import.meta.url);
const { Api } = require('telegram') as typeof import('telegram');
const { Button } = require('telegram/tl/custom/button') as typeof import('telegram/tl/custom/button.js');
const { CustomFile } = require('telegram/client/uploads') as typeof import('telegram/client/uploads.js');
const events = require('telegram/events') as typeof import('telegram/events/index.js');
const presses = require('telegram/events/CallbackQuery') as typeof import('telegram/events/CallbackQuery.js');

const owner = '+79991280001';
/** Pictures are what the same clients send and get as people. */
const asked = abilities.filter((ability) => !ability.startsWith('picture'));
const script = fileURLToPath(new URL('../../support/telethon/bot.py', import.meta.url));
let server: TestServer;
let ann: TelegramClient;

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, owner, 'Ann');
});

after(async () => {
  await ann?.destroy();
  await server?.stop();
});

test('a bot on Telethon, in layer 144', { skip: withoutTelethon() }, async () => {
  const token = await makeBot(server, owner, 'telethon_lamp_bot', '--inline', 'words');
  const given = [String(server.dcId), String(server.port), server.publicKey, token];
  const stderr = process.env['BOT_LOG'] ? 'inherit' : 'ignore';
  const bot = spawn('/usr/bin/python3', [script, ...given], { stdio: ['ignore', 'pipe', stderr] });
  try {
    assert.ok(bot.stdout);
    const [line] = await once(createInterface({ input: bot.stdout }), 'line');
    assert.equal(line, 'ready');
    await converse(ann, 'telethon_lamp_bot', asked);
  } finally {
    bot.kill('SIGKILL');
  }
});

test('a bot on gramjs, in layer 198', async () => {
  const token = await makeBot(server, owner, 'gramjs_lamp_bot', '--inline', 'words');
  const bot = gramjsClient(server, 'full');
  await bot.start({ botAuthToken: token });
  const hear = async ({ message }: NewMessageEvent): Promise<void> => {
    const { chatId } = message;
    assert.ok(chatId);
    if (message.message === '/start')
      await bot.sendMessage(chatId, { message: 'Welcome', buttons: [[Button.inline('Light', Buffer.from('light'))]] });
    else if (message.message === '/file') {
      const list = Buffer.from('oil and wick');
      const file = new CustomFile('lamps.txt', list.length, '', list);
      await bot.sendFile(chatId, { file, caption: 'a list', forceDocument: true });
    } else if (message.message === '/keys')
      await bot.sendMessage(chatId, { message: 'choose', buttons: [[Button.text('wick'), Button.text('oil')]] });
    else if (message.document) await bot.sendMessage(chatId, { message: `got ${await bot.downloadMedia(message)}` });
    else await bot.sendMessage(chatId, { message: `echo ${message.message}` });
  };
  const light = async (event: CallbackQueryEvent): Promise<void> => {
    await event.answer({ message: 'lit' });
    const { userId, msgId } = event.query;
    await bot.editMessage(userId, { message: Number(msgId), text: 'it burns' });
  };
  const offer = async (update: unknown): Promise<void> => {
    if (!(update instanceof Api.UpdateBotInlineQuery)) return;
    const message = new Api.InputBotInlineMessageText({ message: `inline ${update.query}` });
    const result = new Api.InputBotInlineResult({ id: '1', type: 'article', title: 'Lamp', sendMessage: message });
    await bot.invoke(
      new Api.messages.SetInlineBotResults({ queryId: update.queryId, results: [result], cacheTime: 0 }),
    );
  };
  bot.addEventHandler((event) => void hear(event), new events.NewMessage({ incoming: true }));
  bot.addEventHandler((event) => void light(event), new presses.CallbackQuery({}));
  bot.addEventHandler((update) => void offer(update));
  try {
    await converse(ann, 'gramjs_lamp_bot', asked);
  } finally {
    await bot.destroy();
  }
});
