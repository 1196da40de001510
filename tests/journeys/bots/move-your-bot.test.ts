import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TelegramClient } from '@mtcute/node';
import { makeBot } from '../../support/bots.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { startBotServer } from './bot-world.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const page = await readFile(join(root, 'docs/move-your-bot.md'), 'utf8');
const owner = '+79991280001';
const python = '/usr/bin/python3';

/** Parts of the page, each with what a bot of it says to whatever it hears: that alone is not written there. */
const answers = {
  grammY: `bot.on('message', (ctx) => ctx.reply('heard'));`,
  Telegraf: `bot.on('message', (ctx) => ctx.reply('heard'));`,
  'node-telegram-bot-api (version 2)': `bot.on('message', (ctx) => ctx.reply('heard'));`,
  gramio: `bot.on('message', (ctx) => ctx.send('heard'));`,
  'MAX: @maxhub/max-bot-api': `bot.on('message_created', (ctx) => ctx.reply('heard'));`,
  'python-telegram-bot (13)': [
    'from telegram.ext import Filters, MessageHandler',
    `answer = lambda update, context: update.message.reply_text('heard')`,
    'updater.dispatcher.add_handler(MessageHandler(Filters.text, answer))',
  ].join('\n'),
};

/** The program under a heading of the page with the token and address of this test; it answers before it starts. */
function programOf(heading: string, answer: string, token: string, address: string): string {
  const part = page.split('\n## ').find((text) => text.startsWith(`${heading}\n`));
  const [, language, code = ''] = /^```(\w+)\n(.*?)^```$/ms.exec(part ?? '') ?? [];
  assert.ok(language, `${heading} has a program`);
  assert.match(code, /https:\/\/chat\.example/);
  const lines = code.trimEnd().split('\n');
  lines.splice(-1, 0, answer);
  lines.unshift(`${language === 'js' ? 'const ' : ''}token = '${token}'`);
  return lines.join('\n').replaceAll('https://chat.example', address);
}

describe('the programs of docs/move-your-bot.md', () => {
  let server: TestServer;
  let ann: TelegramClient;
  let folder: string;
  let bot: ChildProcess | undefined;

  before(async () => {
    server = await startBotServer();
    ann = await signUp(server, owner, 'Ann');
    // Inside the project, so that its packages are found as they are in a reader's own project.
    await mkdir(join(root, '.tmp'), { recursive: true });
    folder = await mkdtemp(join(root, '.tmp/move-your-bot-'));
  });
  after(async () => {
    bot?.kill('SIGKILL');
    await ann?.destroy();
    await rm(folder, { recursive: true, force: true });
    await server?.stop();
  });

  for (const [number, [heading, answer]] of Object.entries(answers).entries()) {
    const isPython = heading.startsWith('python');
    const skip =
      isPython && skipWithout('python-telegram-bot', spawnSync(python, ['-c', 'import telegram.ext']).status === 0);
    test(`${heading} hears and answers`, { skip }, async () => {
      const username = `moved_${number}_bot`;
      const token = await makeBot(server, owner, username);
      const file = join(folder, `${username}.${isPython ? 'py' : 'mjs'}`);
      await writeFile(file, programOf(heading, answer, token, server.http));
      bot = spawn(isPython ? python : process.execPath, [file], { cwd: root, stdio: 'ignore' });
      await ann.sendText(username, 'is somebody there?');
      await until(async () => (await ann.getHistory(username, { limit: 1 }))[0]?.text === 'heard');
      const ended = once(bot, 'exit');
      bot.kill('SIGKILL');
      await ended;
    });
  }
});
