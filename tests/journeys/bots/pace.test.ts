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

/** What a bot may send in a second, and so much more that some of it is refused on a slow machine, too. */
const perSecond = 2;
const manyAtOnce = Array.from({ length: 30 }, (_, index) => index + 1);

before(async () => {
  server = await startTestServer({ flags: ['--flood', 'normal', '--limit-bot-messages', String(perSecond)] });
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
  const startMs = performance.now();
  const answers = await Promise.all(
    manyAtOnce.map((text) => callApi(server, token, 'sendMessage', { chat_id: chat, text })),
  );
  const refused = answers.filter(({ ok }) => !ok);
  const sent = answers.length - refused.length;
  const allowed = perSecond + perSecond * Math.ceil((performance.now() - startMs) / 1000);
  assert.ok(refused.length > 0 && sent >= perSecond && sent <= allowed, `${sent} of ${allowed} were let through`);
  for (const { error_code, description, parameters } of refused) {
    assert.equal(error_code, 429);
    assert.equal(description, `Too Many Requests: retry after ${parameters?.retry_after}`);
    assert.equal(parameters?.retry_after, 1);
  }
  await until(
    async () =>
      (await ann.getHistory('hasty_bot', { limit: 50 })).filter(({ isOutgoing }) => !isOutgoing).length === sent,
  );
});

test('a bot on grammY that waits as it is told brings everything, in order', async () => {
  let refusals = 0;
  await assert.rejects(
    Promise.all(manyAtOnce.map((number) => bot.api.sendMessage(chat, `early ${number}`))),
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
  const lamps: string[] = [];
  // A machine on which one message takes half a second refuses none.
  while (lamps.length < 5 || refusals === 0) {
    lamps.unshift(`lamp ${lamps.length + 1}`);
    await bot.api.sendMessage(chat, lamps[0] ?? '');
  }
  const texts = (await ann.getHistory('hasty_bot', { limit: lamps.length })).map(({ text }) => text);
  assert.deepEqual(texts, lamps);
});
