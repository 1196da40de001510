import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { Bot, webhookCallback } from 'grammy';
import { atDesk, callDesk, operationDefaults } from '../support/desk.ts';
import { putInForce } from '../support/doors.ts';
import { signUp } from '../support/mtcute-client.ts';
import type { TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { callApi, makeBot, startBotServer } from './bots/bot-world.ts';
import type { Peer, Person } from './scenario/person.ts';
import { telethonPeople, withoutTelethon } from './scenario/telethon.ts';

const owner = '+79991240001';
const telethon = !withoutTelethon();
let server: TestServer;
let ann: TelegramClient;
let bob: TelegramClient;
let wick: Person | undefined;
let wickId = 0;
let toAnn: Peer | undefined;
let hooks: Server;
let tokens: Record<'lamp' | 'wick' | 'oil', string>;
let keys: { moderator: string; reviewer: string };
let operation: number;
/** What bots with webhooks were told, as `bot text`. */
const told: string[] = [];
const heard: string[] = [];

/** A grammY bot that answers by polling. */
async function poll(): Promise<Bot> {
  const bot = new Bot(tokens.lamp, { client: { apiRoot: server.http } });
  bot.on('message:text', (ctx) => ctx.reply(`echo ${ctx.message.text}`));
  bot.catch(() => undefined);
  void bot.start().catch(() => undefined);
  await until(() => bot.isRunning());
  return bot;
}

/** grammY bots behind one web server, told apart by the path. */
async function hook(names: readonly ('wick' | 'oil')[]): Promise<Server> {
  const handlers = new Map<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>(
    names.map((name) => {
      const bot = new Bot(tokens[name], { client: { apiRoot: server.http } });
      bot.on('message:text', (ctx) => void told.push(`${name} ${ctx.message.text}`));
      return [`/${name}`, webhookCallback(bot, 'http')] as const;
    }),
  );
  const made = createServer((request, response) => void handlers.get(request.url ?? '')?.(request, response));
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  for (const name of names) {
    const url = `http://127.0.0.1:${(made.address() as AddressInfo).port}/${name}`;
    assert.equal((await callApi(server, tokens[name], 'setWebhook', { url })).ok, true);
  }
  return made;
}

before(async () => {
  server = await startBotServer();
  keys = await atDesk(server.dataDir, async ({ addStaff }) => ({
    moderator: await addStaff('moderator', 'Mod'),
    reviewer: await addStaff('reviewer', 'Rev'),
  }));
  ann = await signUp(server, owner, 'Ann');
  bob = await signUp(server, '+79991240003', 'Bob');
  ann.onNewMessage.add((message) => void heard.push(message.text));
  tokens = {
    lamp: await makeBot(server, owner, 'lamp_echo_bot'),
    wick: await makeBot(server, owner, 'wick_hook_bot'),
    oil: await makeBot(server, owner, 'oil_hook_bot'),
  };
  hooks = await hook(['wick', 'oil']);
  if (!telethon) return;
  wick = await telethonPeople('Abridged')({ port: server.port, dcId: server.dcId, publicKey: server.publicKey });
  wickId = await wick.start('79991240002', 'Wick');
  toAnn = await wick.meet(owner.slice(1), 'Ann');
});

after(async () => {
  await wick?.close();
  await Promise.all([ann?.destroy(), bob?.destroy()]);
  hooks?.close();
  await server?.stop();
});

const ask = <T>(call: string, body?: unknown) => callDesk<T>(server.http, keys.moderator, call, body);
const reaches = (state: string) =>
  until(
    async () => (await ask<{ operation: { state: string } }>(`GET /operations/${operation}`)).operation.state === state,
  );

/** What somebody finds who has never met the bot. */
const strangersFind = async () =>
  (await bob.call({ _: 'contacts.search', q: 'lamp_echo_bot', limit: 10 })).results.map((peer) => peer._);

test('bots and a person work before anybody decides', async () => {
  const bot = await poll();
  assert.deepEqual(await strangersFind(), ['peerUser']);
  await ann.sendText('lamp_echo_bot', 'one');
  await until(() => heard.includes('echo one'));
  await ann.sendText('wick_hook_bot', 'one');
  await until(() => told.includes('wick one'));
  if (wick && toAnn) await wick.send(toAnn, 'hello from the quay');
  await bot.stop();
});

test('an operation takes them down: tokens die, webhooks stop, the name is found no more, the owner is told', async () => {
  const bot = await poll();
  const rows = ['subject,reason', '@lamp_echo_bot,sells poems', '@wick_hook_bot,sells poems'];
  const person = wick ? [`${wickId},sells poems`] : [];
  const text = [...rows, ...person].join('\n');
  const { found } = await ask<{ found: { subjectKey: string }[] }>('POST /imports', { format: 'csv', text });
  const { id: caseId } = await ask<{ id: number }>('POST /cases', {
    subjectKey: found[0]?.subjectKey,
    queue: 'report',
    reason: 'seen while on duty',
  });
  operation = (await ask<{ id: number }>('POST /operations', { title: 'Bots', caseId, defaults: operationDefaults }))
    .id;
  const plan = { format: 'csv', text, accounts: { kind: 'suspend' }, chats: { kind: 'takedown' } };
  await ask(`POST /operations/${operation}/import`, plan);
  await ask(`POST /operations/${operation}/dry-run`);
  await ask(`POST /operations/${operation}/start`);
  await reaches('done');
  await until(() => !bot.isRunning());
  await assert.rejects(bot.api.getMe(), /401/);
  assert.equal((await callApi(server, tokens.wick, 'getMe')).error_code, 401);
  await ann.sendText('wick_hook_bot', 'while it is gone').catch(() => undefined);
  // A healthy bot hears what comes after it: the delivery has had its turn.
  await ann.sendText('oil_hook_bot', 'are you there');
  await until(() => told.includes('oil are you there'));
  assert.ok(!told.includes('wick while it is gone'));
  assert.deepEqual(await strangersFind(), []);
  const notices: string[] = [];
  for await (const message of ann.iterHistory(777000)) notices.push(message.text);
  assert.equal(notices.filter((notice) => notice.includes('/statement/')).length, 2);
  if (wick && toAnn) await assert.rejects(wick.send(toAnn, 'still here?'), /banned|deactivated/i);
});

test('rolled back, the same tokens, webhooks and devices work again', async () => {
  await ask(`POST /operations/${operation}/rollback`);
  await reaches('rolled-back');
  const bot = await poll();
  await ann.sendText('lamp_echo_bot', 'two');
  await until(() => heard.includes('echo two'));
  await ann.sendText('wick_hook_bot', 'two');
  await until(() => told.includes('wick two'));
  if (wick && toAnn) {
    await wick.send(toAnn, 'back on the quay');
    await until(() => heard.includes('back on the quay'));
  }
  await bot.stop();
});

test('a download that is under way ends when its file is taken down', async () => {
  const length = 18_000_000;
  const form = new FormData();
  form.set('chat_id', String((await ann.getMe()).id));
  form.set('document', new Blob([Buffer.alloc(length, 7)]), 'long.bin');
  const sent = await fetch(`${server.http}/bot${tokens.lamp}/sendDocument`, { method: 'POST', body: form });
  const { result } = (await sent.json()) as { result: { document: { file_id: string } } };
  const asked = await callApi(server, tokens.lamp, 'getFile', { file_id: result.document.file_id });
  const { file_path: path } = asked.result as { file_path: string };
  const address = `${server.http}/file/bot${tokens.lamp}/${path}`;
  const media = await atDesk(server.dataDir, ({ store }) =>
    store.readSql(async (sql) => (await sql.get<{ id: number }>('SELECT MAX(id) AS id FROM media'))?.id),
  );
  const reader = (await fetch(address)).body?.getReader();
  assert.ok(((await reader?.read())?.value?.length ?? 0) > 0);
  const { end } = await putInForce(server, keys.moderator, `media:${media}`, { kind: 'takedown' });
  const rest = async () => {
    while (!(await reader?.read())?.done) continue;
  };
  await assert.rejects(rest());
  assert.equal((await fetch(address)).status, 404);
  await end();
  assert.equal((await (await fetch(address)).arrayBuffer()).byteLength, length);
});
