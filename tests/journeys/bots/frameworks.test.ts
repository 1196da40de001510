import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TelegramClient } from '@mtcute/node';
import { webhookCallback } from 'grammy';
import { Bot as GramioBot, InlineKeyboard, Keyboard, MediaUpload, webhookHandler } from 'gramio';
import { Bot as NodeBot, InputFile } from 'node-telegram-bot-api';
import { createWebhookServer } from 'node-telegram-bot-api/node';
import { Markup, Telegraf } from 'telegraf';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { callApi, makeBot, startBotServer } from './bot-world.ts';
import { makeGrammyLamp } from './grammy-lamp.ts';
import { type Ability, abilities, converse, lampPicture } from './converse.ts';

const owner = '+79991250001';
const list = Buffer.from('oil and wick');
const secret = 'wick-1';
let server: TestServer;
let ann: TelegramClient;
/** A place on the web from which the server fetches files. */
let shelf: Server;

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, owner, 'Ann');
  shelf = createServer((request, response) => {
    const isPicture = request.url?.endsWith('.png');
    response.setHeader('content-type', isPicture ? 'image/png' : 'text/plain').end(isPicture ? lampPicture : list);
  });
  await new Promise<void>((resolve) => shelf.listen(0, '127.0.0.1', resolve));
});

after(async () => {
  shelf?.close();
  await ann?.destroy();
  await server?.stop();
});

const article = (words: string) => ({
  type: 'article' as const,
  id: '1',
  title: words,
  input_message_content: { message_text: `inline ${words}` },
});

/** One program of a bot: it takes its updates in one way or the other until it is ended. */
interface Program {
  /** Asks for updates; resolves when it was ended. */
  poll(): Promise<unknown>;
  end(): Promise<unknown> | void;
  /** Answers calls of its webhook, once it was begun where a library wants that. */
  hook(): RequestListener;
  beginHook?(url: string): Promise<unknown>;
}

/** A Node from before the one on which Telegraf's uploads do not end: the machine's own, if it is one. */
function olderNode(): string | undefined {
  const found = (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'node'));
  for (const path of new Set(found.filter((file) => existsSync(file)))) {
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    const major = Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 0);
    if (major >= 18 && major < 25) return path;
  }
  return undefined;
}

const textAt = async (address: string | URL): Promise<string> => (await fetch(address)).text();

/** The texts of the chat with a bot, newest first. */
const textsWith = async (username: string): Promise<string[]> =>
  (await ann.getHistory(username, { limit: 30 })).map(({ text }) => text);

/** What each framework did in each way of taking updates. */
const grid = new Map<string, { polling: Ability[]; webhook: Ability[]; restarted: boolean }>();

/** A bot lives by polling, is ended and begun again without losing or repeating anything, and lives behind a webhook. */
async function live(framework: string, username: string, make: (token: string) => Program): Promise<void> {
  const token = await makeBot(server, owner, username, '--inline', 'words');
  const first = make(token);
  const running = first.poll();
  const polling = await converse(ann, username);
  await first.end();
  await running;
  await ann.sendText(username, 'meanwhile');
  const second = make(token);
  const again = second.poll();
  await until(async () => (await textsWith(username)).includes('echo meanwhile'));
  await ann.sendText(username, 'after');
  await until(async () => (await textsWith(username)).includes('echo after'));
  await second.end();
  await again;
  const echoes = (await textsWith(username)).filter((text) => text.startsWith('echo '));
  assert.deepEqual(echoes, ['echo after', 'echo meanwhile', 'echo hello']);

  const third = make(token);
  const receiver = createServer(third.hook());
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/hook`;
  const set = await callApi(server, token, 'setWebhook', { url, secret_token: secret });
  assert.equal(set.ok, true, String(set.description));
  await third.beginHook?.(url);
  try {
    grid.set(framework, { polling, webhook: await converse(ann, username), restarted: true });
  } finally {
    await callApi(server, token, 'deleteWebhook');
    receiver.closeAllConnections();
    receiver.close();
  }
}

test('grammY', () =>
  live('grammY', 'grammy_bot', (token) => {
    const bot = makeGrammyLamp(server.http, token);
    return {
      poll: () => bot.start(),
      end: () => bot.stop(),
      hook: () => {
        const answer = webhookCallback(bot, 'http', { secretToken: secret });
        return (request, response) => void answer(request, response);
      },
    };
  }));

test('Telegraf', () =>
  live('Telegraf', 'telegraf_bot', (token) => {
    const bot = new Telegraf(token, { telegram: { apiRoot: server.http } });
    bot.start((ctx) => ctx.reply('Welcome', Markup.inlineKeyboard([Markup.button.callback('Light', 'light')])));
    bot.action('light', async (ctx) => {
      await ctx.answerCbQuery('lit');
      await ctx.editMessageText('it burns');
    });
    // Its uploads never end on this Node, whatever server they go to: files are named by their addresses, and the next
    // test uploads one from an older Node.
    const { port } = shelf.address() as AddressInfo;
    bot.command('file', (ctx) => ctx.replyWithDocument(`http://127.0.0.1:${port}/lamps.txt`, { caption: 'a list' }));
    bot.command('picture', (ctx) => ctx.replyWithPhoto(`http://127.0.0.1:${port}/lamp.png`, { caption: 'a lamp' }));
    bot.on('photo', (ctx) => ctx.reply(`seen ${ctx.message.photo.at(-1)?.width}`));
    bot.command('keys', (ctx) => ctx.reply('choose', Markup.keyboard([['wick', 'oil']])));
    bot.on('document', async (ctx) => {
      const link = await ctx.telegram.getFileLink(ctx.message.document.file_id);
      await ctx.reply(`got ${await textAt(link)}`);
    });
    bot.on('text', (ctx) => ctx.reply(`echo ${ctx.message.text}`));
    bot.on('inline_query', (ctx) => ctx.answerInlineQuery([article(ctx.inlineQuery.query)]));
    return {
      poll: () => bot.launch(),
      end: () => bot.stop(),
      hook: () => {
        const answer = bot.webhookCallback('/hook', { secretToken: secret });
        return (request, response) => void answer(request, response);
      },
    };
  }));

test('node-telegram-bot-api', () =>
  live('node-telegram-bot-api', 'node_lamp_bot', (token) => {
    const bot = new NodeBot(token, { apiRoot: server.http });
    bot.command('start', (ctx) =>
      ctx.reply('Welcome', { reply_markup: { inline_keyboard: [[{ text: 'Light', callback_data: 'light' }]] } }),
    );
    bot.command('file', (ctx) =>
      ctx.api.sendDocument({
        chat_id: ctx.chat?.id ?? 0,
        document: new InputFile(list, { filename: 'lamps.txt' }),
        caption: 'a list',
      }),
    );
    bot.on('callback_query', async (ctx) => {
      await ctx.answerCallbackQuery({ text: 'lit' });
      const message = ctx.callbackQuery?.message;
      if (message)
        await ctx.api.editMessageText({ chat_id: message.chat.id, message_id: message.message_id, text: 'it burns' });
    });
    bot.on('inline_query', (ctx) =>
      ctx.api.answerInlineQuery({
        inline_query_id: ctx.inlineQuery?.id ?? '',
        results: [article(ctx.inlineQuery?.query ?? '')],
      }),
    );
    bot.command('keys', (ctx) =>
      ctx.reply('choose', { reply_markup: { keyboard: [[{ text: 'wick' }, { text: 'oil' }]] } }),
    );
    bot.command('picture', (ctx) =>
      ctx.api.sendPhoto({
        chat_id: ctx.chat?.id ?? 0,
        photo: new InputFile(lampPicture, { filename: 'lamp.png' }),
        caption: 'a lamp',
      }),
    );
    bot.on('message', async (ctx) => {
      const { document, photo, text } = ctx.message ?? {};
      if (photo) return ctx.reply(`seen ${photo.at(-1)?.width}`);
      if (!document) return ctx.reply(`echo ${text ?? ''}`);
      const { file_path } = await ctx.api.getFile({ file_id: document.file_id });
      return ctx.reply(`got ${await textAt(`${server.http}/file/bot${token}/${file_path}`)}`);
    });
    return {
      poll: () => bot.startPolling(),
      end: () => bot.stop(),
      hook: () => {
        const made = createWebhookServer(bot, { path: '/hook', secretToken: secret });
        return (request, response) => void made.emit('request', request, response);
      },
    };
  }));

test('gramio', () =>
  live('gramio', 'gramio_bot', (token) => {
    const bot = new GramioBot(token, { api: { baseURL: `${server.http}/bot` } })
      .command('start', (context) =>
        context.send('Welcome', { reply_markup: new InlineKeyboard().text('Light', 'light') }),
      )
      .callbackQuery('light', async (context) => {
        await context.answerCallbackQuery({ text: 'lit' });
        await context.editText('it burns');
      })
      .command('file', (context) => context.sendDocument(MediaUpload.buffer(list, 'lamps.txt'), { caption: 'a list' }))
      .on('inline_query', (context) => context.answer([article(context.query)]))
      .command('keys', (context) =>
        context.send('choose', { reply_markup: new Keyboard().text('wick').text('oil').resized() }),
      )
      .command('picture', (context) =>
        context.sendPhoto(MediaUpload.buffer(lampPicture, 'lamp.png'), { caption: 'a lamp' }),
      )
      .on('message', async (context) => {
        if (context.photo) return context.send(`seen ${context.photo.at(-1)?.width}`);
        if (!context.document) return context.send(`echo ${context.text ?? ''}`);
        const bytes = await context.bot.downloadFile(context.document.fileId);
        return context.send(`got ${Buffer.from(bytes).toString()}`);
      });
    return {
      // An ended program's last poll is still out, and would take away the webhook that the next one sets.
      poll: () => bot.start({ deleteWebhook: false }),
      end: () => bot.stop(),
      hook: () => {
        const answer = webhookHandler(bot, 'http', secret);
        return (request, response) => void answer(request, response);
      },
      beginHook: (url) => bot.start({ webhook: { url, secret_token: secret } }),
    };
  }));

test('Telegraf uploads a file', { skip: olderNode() === undefined && 'skipped: no Node before 25' }, async () => {
  const token = await makeBot(server, owner, 'telegraf_old_bot');
  await ann.sendText('telegraf_old_bot', '/start');
  const program = `
    const { Telegraf } = require('telegraf');
    const [root, token, chat] = process.argv.slice(1);
    new Telegraf(token, { telegram: { apiRoot: root } }).telegram
      .sendDocument(chat, { source: Buffer.from('oil and wick'), filename: 'lamps.txt' }, { caption: 'a list' })
      .then(({ document }) => console.log(document.file_name));`;
  const chat = String((await ann.getMe()).id);
  const cwd = fileURLToPath(new URL('../../..', import.meta.url));
  const { stdout } = await promisify(execFile)(olderNode() ?? '', ['-e', program, server.http, token, chat], { cwd });
  assert.equal(stdout.trim(), 'lamps.txt');
  const [message] = await ann.getHistory('telegraf_old_bot', { limit: 1 });
  assert.ok(message?.media?.type === 'document');
  assert.equal(Buffer.from(await ann.downloadAsBuffer(message.media)).toString(), 'oil and wick');
});

test('each framework did everything, by polling and behind a webhook, and over a restart', () => {
  const all = { polling: [...abilities], webhook: [...abilities], restarted: true };
  assert.deepEqual(
    [...grid],
    ['grammY', 'Telegraf', 'node-telegram-bot-api', 'gramio'].map((name) => [name, all]),
  );
});
