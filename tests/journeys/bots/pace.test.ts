import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TelegramClient } from '@mtcute/node';
import { Bot, GrammyError } from 'grammy';
import { signUp } from '../../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { callApi, makeBot } from './bot-world.ts';

const phone = '+79990000361';
let server: TestServer;
let ann: TelegramClient;
let bot: Bot;
let token: string;
let chat: number;

before(async () => {
  server = await startTestServer({ flags: ['--flood', 'normal', '--limit-bot-messages', '2'] });
  ann = await signUp(server, phone, 'Ann');
  chat = (await ann.getMe()).id;
  token = await makeBot(server, phone, 'hasty_bot');
  bot = new Bot(token, { client: { apiRoot: server.http } });
  await ann.sendText('hasty_bot', '/start');
});

after(async () => {
  await ann?.destroy();
  await server?.stop();
});

test('a bot that is too fast is told for how long to wait', async () => {
  const answers = await Promise.all(
    [1, 2, 3, 4].map((text) => callApi(server, token, 'sendMessage', { chat_id: chat, text })),
  );
  const refused = answers.filter(({ ok }) => !ok);
  assert.equal(refused.length, 2);
  for (const { error_code, description, parameters } of refused) {
    assert.equal(error_code, 429);
    assert.equal(description, `Too Many Requests: retry after ${parameters?.retry_after}`);
    assert.equal(parameters?.retry_after, 1);
  }
  await until(
    async () => (await ann.getHistory('hasty_bot', { limit: 20 })).filter(({ isOutgoing }) => !isOutgoing).length === 2,
  );
});

test('a bot on grammY that waits as it is told brings everything, in order', async () => {
  let refusals = 0;
  await assert.rejects(
    Promise.all([1, 2, 3, 4, 5].map((number) => bot.api.sendMessage(chat, `early ${number}`))),
    (error) => error instanceof GrammyError && error.error_code === 429 && error.parameters.retry_after === 1,
  );
  bot.api.config.use(async (call, method, payload, signal) => {
    for (;;) {
      const answer = await call(method, payload, signal);
      const waitS = answer.ok ? undefined : answer.parameters?.retry_after;
      if (waitS === undefined) return answer;
      refusals++;
      await sleep(waitS * 1000);
    }
  });
  for (const number of [1, 2, 3, 4, 5]) await bot.api.sendMessage(chat, `lamp ${number}`);
  assert.ok(refusals > 0);
  const texts = (await ann.getHistory('hasty_bot', { limit: 5 })).map(({ text }) => text);
  assert.deepEqual(texts, ['lamp 5', 'lamp 4', 'lamp 3', 'lamp 2', 'lamp 1']);
});
