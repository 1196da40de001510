import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, suite, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { webhookCallback } from 'grammy';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { findPostgres, startPostgres, type TestPostgres } from '../../support/postgres.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { callApi, makeBot, startBotServer } from './bot-world.ts';
import { converse } from './converse.ts';
import { converseWithMax, makeMaxLamp } from './converse-max.ts';
import { makeGrammyLamp } from './grammy-lamp.ts';

const binDir = findPostgres();
const owner = '+79991300001';

suite('bots on PostgreSQL', { skip: skipWithout('postgres', binDir) }, () => {
  let postgres: TestPostgres;
  let server: TestServer;
  let ann: TelegramClient;

  before(async () => {
    postgres = await startPostgres(binDir ?? '');
    // The server and the commands find the database there, as an operator sets it.
    process.env['TOCSIN_DATABASE_URL'] = await postgres.createDatabase();
    server = await startBotServer();
    ann = await signUp(server, owner, 'Ann');
  });

  after(async () => {
    await ann?.destroy();
    await server?.stop();
    delete process.env['TOCSIN_DATABASE_URL'];
    await postgres?.stop();
  });

  const texts = async (): Promise<string[]> =>
    (await ann.getHistory('pg_lamp_bot', { limit: 30 })).map(({ text }) => text);

  test('a grammY bot polls, loses and repeats nothing when both are killed, and lives behind a webhook', async () => {
    const token = await makeBot(server, owner, 'pg_lamp_bot', '--inline', 'words');
    const bot = makeGrammyLamp(server.http, token);
    void bot.start();
    await converse(ann, 'pg_lamp_bot');
    await bot.stop();
    await ann.sendText('pg_lamp_bot', 'meanwhile');
    await server.kill();
    server = await server.restart();
    const again = makeGrammyLamp(server.http, token);
    void again.start();
    await until(async () => (await texts().catch((): string[] => [])).includes('echo meanwhile'));
    await again.stop();
    const echoes = (await texts()).filter((text) => text.startsWith('echo '));
    assert.deepEqual(echoes, ['echo meanwhile', 'echo hello']);

    const answer = webhookCallback(makeGrammyLamp(server.http, token), 'http');
    const receiver = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    await callApi(server, token, 'setWebhook', { url });
    try {
      await converse(ann, 'pg_lamp_bot');
    } finally {
      await callApi(server, token, 'deleteWebhook');
      receiver.closeAllConnections();
      receiver.close();
    }
  });

  test('a MAX bot does everything', async () => {
    const bot = makeMaxLamp(`${server.http}/max/`, await makeBot(server, owner, 'pg_max_bot'));
    void bot.start();
    await ann.sendText('pg_max_bot', 'good evening');
    await until(async () => (await ann.getHistory('pg_max_bot', { limit: 1 }))[0]?.text === 'echo good evening');
    assert.equal((await converseWithMax(ann, 'pg_max_bot')).length, 8);
    bot.stopPolling();
  });
});
