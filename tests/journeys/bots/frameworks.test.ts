import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { Bot as GramioBot, InlineKeyboard, Keyboard, MediaUpload, webhookHandler } from 'gramio';
import { Bot as NodeBot, InputFile } from 'node-telegram-bot-api';
import { createWebhookServer } from 'node-telegram-bot-api/node';
import { Markup, Telegraf } from 'telegraf';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { callApi, makeBot, startBotServer } from './bot-world.ts';
import { converse } from './converse.ts';

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
  shelf = createServer((_, response) => void response.setHeader('content-type', 'text/plain').end(list));
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

const textAt = async (address: string | URL): Promise<string> => (await fetch(address)).text();

/** The texts of the chat with a bot, newest first. */
const textsWith = async (username: string): Promise<string[]> =>
  (await ann.getHistory(username, { limit: 30 })).map(({ text }) => text);

/** A bot lives by polling, is ended and begun again without losing or repeating anything, and lives behind a webhook. */
async function live(username: string, make: (token: string) => Program): Promise<void> {
  const token = await makeBot(server, owner, username, '--inline', 'words');
  const first = make(token);
  const polling = first.poll();
  await converse(ann, username);
  await first.end();
  await polling;
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
  assert.equal(set.description, undefined);
  await third.beginHook?.(url);
  try {
    await converse(ann, username);
  } finally {
    await callApi(server, token, 'deleteWebhook');
    receiver.closeAllConnections();
    receiver.close();
  }
}

test('Telegraf', () =>
  live('telegraf_bot', (token) => {
    const bot = new Telegraf(token, { telegram: { apiRoot: server.http } });
    bot.start((ctx) => ctx.reply('Welcome', Markup.inlineKeyboard([Markup.button.callback('Light', 'light')])));
    bot.action('light', async (ctx) => {
      await ctx.answerCbQuery('lit');
      await ctx.editMessageText('it burns');
    });
    // Its uploads never end on this Node, whatever server they go to: the file is named by its address.
    const { port } = shelf.address() as AddressInfo;
    bot.command('file', (ctx) => ctx.replyWithDocument(`http://127.0.0.1:${port}/lamps.txt`, { caption: 'a list' }));
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
  live('node_lamp_bot', (token) => {
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
    bot.on('message', async (ctx) => {
      const { document, text } = ctx.message ?? {};
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
  live('gramio_bot', (token) => {
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
      .on('message', async (context) => {
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
