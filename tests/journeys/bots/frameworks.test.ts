import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { Bot as GramioBot, InlineKeyboard, MediaUpload } from 'gramio';
import { Bot as NodeBot, InputFile } from 'node-telegram-bot-api';
import { Markup, Telegraf } from 'telegraf';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { makeBot, startBotServer } from './bot-world.ts';
import { converse } from './converse.ts';

const owner = '+79991250001';
const list = Buffer.from('oil and wick');
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

test('Telegraf', async () => {
  const token = await makeBot(server, owner, 'telegraf_bot', '--inline', 'words');
  const bot = new Telegraf(token, { telegram: { apiRoot: server.http } });
  bot.start((ctx) => ctx.reply('Welcome', Markup.inlineKeyboard([Markup.button.callback('Light', 'light')])));
  bot.action('light', async (ctx) => {
    await ctx.answerCbQuery('lit');
    await ctx.editMessageText('it burns');
  });
  // Its uploads never end on this Node, whatever server they go to: the file is named by its address.
  const { port } = shelf.address() as AddressInfo;
  bot.command('file', (ctx) => ctx.replyWithDocument(`http://127.0.0.1:${port}/lamps.txt`, { caption: 'a list' }));
  bot.on('text', (ctx) => ctx.reply(`echo ${ctx.message.text}`));
  bot.on('inline_query', (ctx) => ctx.answerInlineQuery([article(ctx.inlineQuery.query)]));
  const running = bot.launch();
  try {
    await converse(ann, 'telegraf_bot');
  } finally {
    bot.stop();
    await running;
  }
});

test('node-telegram-bot-api', async () => {
  const token = await makeBot(server, owner, 'node_lamp_bot', '--inline', 'words');
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
  bot.on('message', (ctx) => ctx.reply(`echo ${ctx.message?.text ?? ''}`));
  const running = bot.startPolling();
  try {
    await converse(ann, 'node_lamp_bot');
  } finally {
    bot.stop();
    await running;
  }
});

test('gramio', async () => {
  const token = await makeBot(server, owner, 'gramio_bot', '--inline', 'words');
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
    .on('message', (context) => context.send(`echo ${context.text ?? ''}`));
  await bot.start();
  try {
    await converse(ann, 'gramio_bot');
  } finally {
    await bot.stop();
  }
});
