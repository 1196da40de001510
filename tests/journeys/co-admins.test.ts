import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { atDesk, callDesk, operationDefaults } from '../support/desk.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { gramjsPeople } from './scenario/gramjs.ts';
import type { Person } from './scenario/person.ts';

let server: TestServer;
let keys: { moderator: string; reviewer: string };
/** Made the channel and reads German; helps in it and reads Russian; listens in it; has nothing to do with it. */
let creator: TelegramClient;
let helper: TelegramClient;
let listener: TelegramClient;
let stranger: TelegramClient;
/** Helps in it as well, through another library and in English, and is a journalist. */
let wick: Person;
let wickId: number;
let channel: number;

before(async () => {
  server = await startTestServer();
  keys = await atDesk(server.dataDir, async ({ addStaff }) => ({
    moderator: await addStaff('moderator', 'Mod'),
    reviewer: await addStaff('reviewer', 'Rev'),
  }));
  creator = await signUp(server, '15550171001', 'Cinder', { langCode: 'de' });
  helper = await signUp(server, '15550171002', 'Ember', { langCode: 'ru' });
  listener = await signUp(server, '15550171003', 'Taper', { langCode: 'ru' });
  stranger = await signUp(server, '15550171004', 'Spark');
  wick = await gramjsPeople('full')({ port: server.port, dcId: server.dcId, publicKey: server.publicKey });
  wickId = await wick.start('15550171005', 'Wick');
  channel = (await creator.createChannel({ title: 'Cinder Choir', description: 'poems' })).id;
  const phones = ['15550171002', '15550171003', '15550171005'];
  const { users } = await creator.importContacts(phones.map((phone) => ({ phone, firstName: phone, lastName: '' })));
  await creator.addChatMembers(
    channel,
    users.map(({ id }) => id),
    {},
  );
  for (const userId of [(await helper.getMe()).id, wickId])
    await creator.editAdminRights({ chatId: channel, userId, rights: { postMessages: true } });
});

after(async () => {
  for (const client of [creator, helper, listener, stranger]) await client?.destroy();
  await wick?.close();
  await server?.stop();
});

const desk = <T>(call: string, body?: unknown) => callDesk<T>(server.http, keys.moderator, call, body);

/** What the service chat says of the channel, oldest first. */
async function toldOf(client: TelegramClient): Promise<string[]> {
  const texts: string[] = [];
  // The library knows a chat once it has seen it in a list, where that of the service stands when it has said anything.
  const chats: number[] = [];
  for await (const { peer } of client.iterDialogs({ limit: 10 })) chats.push(peer.id);
  if (!chats.includes(777000)) return texts;
  for await (const { text } of client.iterHistory(777000)) if (text.includes('Cinder Choir')) texts.unshift(text);
  return texts;
}

const wickTold = () => wick.heard.map(({ text }) => text).filter((text) => text.includes('Cinder Choir'));

async function reach(id: number, state: string): Promise<void> {
  await until(async () => {
    const { operation } = await desk<{ operation: { state: string } }>(`GET /operations/${id}`);
    return operation.state === state;
  });
}

test('co-admins of a channel that is taken down and brought back are told so in their language, the creator why, nobody else anything', async () => {
  await callDesk(server.http, keys.reviewer, `PUT /accounts/${wickId}/protected-roles`, { roles: ['press'] });
  const { id: caseId } = await desk<{ id: number }>('POST /cases', {
    subjectKey: `chat:${channel}`,
    queue: 'report',
    reason: 'seen while on duty',
  });
  const { id } = await desk<{ id: number }>('POST /operations', {
    title: 'Choir',
    caseId,
    defaults: operationDefaults,
  });
  await desk(`POST /operations/${id}/targets`, {
    targets: [
      { subjectKey: `chat:${channel}`, action: { kind: 'takedown' }, reason: 'named' },
      { subjectKey: `account:${wickId}`, action: { kind: 'suspend' }, reason: 'named as its admin' },
    ],
  });
  const { dryRun } = await desk<{ dryRun: { included: number } }>(`POST /operations/${id}/dry-run`);
  assert.equal(dryRun.included, 1, 'a journalist is spared who is not named by a second person');
  await desk(`POST /operations/${id}/start`);
  await reach(id, 'done');

  await assert.rejects(helper.sendText(channel, 'hello?'), /CHANNEL_PRIVATE/);
  await until(async () => (await toldOf(helper)).length > 0 && wickTold().length > 0);
  assert.match((await toldOf(helper))[0] ?? '', /^К чату Cinder Choir, где вы администратор, применена мера\./);
  assert.match(wickTold()[0] ?? '', /^A measure was taken about Cinder Choir, where you are an admin\./);
  const [statement = ''] = await toldOf(creator);
  assert.match(statement, /^Begründung\n[^]*terms:4\.2[^]*\/statement\/\d+\?key=/);

  await desk(`POST /operations/${id}/rollback`);
  await reach(id, 'rolled-back');
  await until(async () => (await toldOf(helper)).length > 1 && wickTold().length > 1);
  const [, back = '', ...more] = await toldOf(helper);
  assert.match(back, /^Мера к чату Cinder Choir, где вы администратор, отменена\./);
  const [, wickBack = '', ...wickMore] = wickTold();
  assert.match(wickBack, /^A measure about Cinder Choir, where you are an admin, was taken back\./);
  assert.deepEqual([more, wickMore], [[], []], 'each of the two once');
  const told = await toldOf(creator);
  assert.equal(told.length, 2, 'the statement and that it was taken back, and no note beside them');
  for (const text of [...(await toldOf(helper)), ...wickTold()])
    assert.doesNotMatch(text, /terms:|statement\/|lamp-lighting/, 'reasons are for the creator');
  for (const other of [listener, stranger]) assert.deepEqual(await toldOf(other), []);
  await helper.sendText(channel, 'The lamps are lit again');
});
