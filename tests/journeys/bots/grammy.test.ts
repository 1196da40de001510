import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { Bot, InlineKeyboard, webhookCallback } from 'grammy';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { makeBot, startBotServer } from './bot-world.ts';

const owner = '+79991230001';
let server: TestServer;
let ann: TelegramClient;
let token: string;
let bot: Bot;
const heard: string[] = [];

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, owner, 'Ann');
  token = await makeBot(server, owner, 'lamp_bot');
  bot = makeLampBot();
  void bot.start();
  ann.onNewMessage.add((message) => void heard.push(message.text));
  await until(() => bot.isRunning());
});

after(async () => {
  await bot?.stop();
  await ann?.destroy();
  await server?.stop();
});

function makeLampBot(): Bot {
  const made = new Bot(token, { client: { apiRoot: server.http } });
  made.command('start', (ctx) =>
    ctx.reply('*Welcome*, keeper', {
      parse_mode: 'MarkdownV2',
      reply_markup: new InlineKeyboard().text('Light', 'light:1').url('Site', 'https://example.org/'),
    }),
  );
  made.callbackQuery(/^light:(\d)$/, async (ctx) => {
    await ctx.answerCallbackQuery({ text: `lamp ${ctx.match[1]} is lit`, show_alert: true });
    await ctx.editMessageText('it burns');
  });
  made.on('message:text', (ctx) => ctx.reply(`echo ${ctx.message.text}`));
  made.catch((error) => void heard.push(`error ${error.message}`));
  return made;
}

describe('a grammY bot', () => {
  test('answers a command with formatting and buttons', async () => {
    await ann.sendText('lamp_bot', '/start');
    await until(() => heard.includes('Welcome, keeper'));
    const [message] = await ann.getHistory('lamp_bot', { limit: 1 });
    assert.equal(message?.entities[0]?.kind, 'bold');
    assert.ok(message?.raw._ === 'message');
    assert.equal(message.raw.replyMarkup?._, 'replyInlineMarkup');
  });

  test('hears a pressed button, answers it and edits the message', async () => {
    const [message] = await ann.getHistory('lamp_bot', { limit: 1 });
    assert.ok(message);
    const answer = await ann.getCallbackAnswer({ message, data: 'light:1' });
    assert.equal(answer.message, 'lamp 1 is lit');
    assert.equal(answer.alert, true);
    await until(async () => (await ann.getHistory('lamp_bot', { limit: 1 }))[0]?.text === 'it burns');
  });

  test('tells of its commands, which people see', async () => {
    await bot.api.setMyCommands([{ command: 'start', description: 'begin' }]);
    const user = await ann.resolvePeer('lamp_bot');
    assert.ok(user._ === 'inputPeerUser');
    const full = await ann.call({ _: 'users.getFullUser', id: { ...user, _: 'inputUser' } });
    assert.deepEqual(
      full.fullUser.botInfo?.commands?.map(({ command }) => command),
      ['start'],
    );
    assert.deepEqual(await bot.api.getMyCommands(), [{ command: 'start', description: 'begin' }]);
  });

  test('loses nothing and hears nothing twice over restarts of the server and of itself', async () => {
    await bot.stop();
    await ann.sendText('lamp_bot', 'one');
    await server.kill();
    server = await server.restart();
    await until(() =>
      ann.sendText('lamp_bot', 'two').then(
        () => true,
        () => false,
      ),
    );
    bot = makeLampBot();
    void bot.start();
    await until(() => heard.includes('echo two'));
    await ann.sendText('lamp_bot', 'three');
    await until(() => heard.includes('echo three'));
    const echoes = heard.filter((text) => text.startsWith('echo '));
    assert.deepEqual(echoes, ['echo one', 'echo two', 'echo three']);
  });
});

describe('a grammY bot behind a webhook', () => {
  let receiver: Server;

  test('is called, with the secret, and polling is refused meanwhile', async () => {
    await bot.stop();
    const called = makeLampBot();
    const callback = webhookCallback(called, 'http', { secretToken: 'wick-1' });
    receiver = createServer((request, response) => void callback(request, response));
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    await called.api.setWebhook(`http://127.0.0.1:${port}/hook`, { secret_token: 'wick-1' });
    await ann.sendText('lamp_bot', 'by webhook');
    await until(() => heard.includes('echo by webhook'));
    const info = await called.api.getWebhookInfo();
    assert.equal(info.url, `http://127.0.0.1:${port}/hook`);
    await assert.rejects(called.api.getUpdates(), /409: Conflict: can't use getUpdates method while webhook is active/);
    await until(async () => (await called.api.getWebhookInfo()).pending_update_count === 0);
    await called.api.deleteWebhook();
    await new Promise((resolve) => receiver.close(resolve));
    assert.equal((await called.api.getWebhookInfo()).url, '');
  });
});

test('errors of the API reach the library as they are', async () => {
  const error: unknown = await bot.api.sendMessage(123, 'nobody').catch((reason: unknown) => reason);
  assert.match(String(error), /400: Bad Request: chat not found/);
});
