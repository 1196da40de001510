import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { TelegramClient } from '@mtcute/node';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { callApi, makeBot, startBotServer } from './bot-world.ts';
import { converse } from './converse.ts';

const python = '/usr/bin/python3';
const script = fileURLToPath(new URL('../../support/python-telegram-bot/bot.py', import.meta.url));
const skip = skipWithout('python-telegram-bot', spawnSync(python, ['-c', 'import telegram.ext']).status === 0);

const owner = '+79991270001';

suite('python-telegram-bot', { skip }, () => {
  let server: TestServer;
  let ann: TelegramClient;
  let token: string;
  let bot: ChildProcess;

  before(async () => {
    server = await startBotServer();
    ann = await signUp(server, owner, 'Ann');
    token = await makeBot(server, owner, 'python_lamp_bot', '--inline', 'words');
  });

  after(async () => {
    bot?.kill('SIGKILL');
    await ann?.destroy();
    await server?.stop();
  });

  async function run(...more: string[]): Promise<ChildProcess> {
    const stdio = ['ignore', 'pipe', process.env['BOT_LOG'] ? 'inherit' : 'ignore'] as const;
    const child = spawn(python, [script, token, server.http, ...more], { stdio: [...stdio] });
    assert.ok(child.stdout);
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    assert.equal(line, 'ready');
    return child;
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ended = once(bot, 'exit');
    bot.kill(signal);
    await ended;
  }

  const texts = async (): Promise<string[]> =>
    (await ann.getHistory('python_lamp_bot', { limit: 20 })).map(({ text }) => text);

  test('lives by polling', async () => {
    bot = await run();
    await converse(ann, 'python_lamp_bot');
  });

  test('loses nothing and repeats nothing when it is killed and started again', async () => {
    await ann.sendText('python_lamp_bot', 'before');
    await until(async () => (await texts()).includes('echo before'));
    await end('SIGTERM');
    await ann.sendText('python_lamp_bot', 'meanwhile');
    bot = await run();
    await until(async () => (await texts()).includes('echo meanwhile'));
    await ann.sendText('python_lamp_bot', 'after');
    await until(async () => (await texts()).includes('echo after'));
    const echoes = (await texts()).filter((text) => /^echo (before|meanwhile|after)$/.test(text));
    assert.deepEqual(echoes, ['echo after', 'echo meanwhile', 'echo before']);
    await end('SIGTERM');
  });

  test('lives behind a webhook', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    bot = await run(String(port));
    await converse(ann, 'python_lamp_bot');
    const { result } = await callApi(server, token, 'getWebhookInfo');
    assert.ok(result && typeof result === 'object' && 'url' in result);
    assert.equal(result.url, `http://127.0.0.1:${port}/hook`);
  });
});
