import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { InputMedia, type TelegramClient } from '@mtcute/node';
import type { TelegramClient as Gramjs } from 'telegram';
import { atDesk } from '../support/desk.ts';
import { type InForce, putInForce } from '../support/doors.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { callApi, makeBot } from './bots/bot-world.ts';
import { gramjsClient } from './scenario/gramjs.ts';

/** Names of the updates that a library hands to its program, as they come. */
type Told = string[];

let server: TestServer;
let key: string;
let ember: TelegramClient;
let ann: TelegramClient;
let ben: Gramjs;
let emberId = 0;
let channel = 0;
let group = 0;
let basic = 0;
let token = '';
const toldAnn: Told = [];
const toldBen: Told = [];

before(async () => {
  server = await startTestServer();
  key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
  ember = await signUp(server, '15550149001', 'Ember');
  emberId = (await ember.getMe()).id;
  ann = await signUp(server, '15550149002', 'Ann');
  ann.onRawUpdate.add(({ update }) => void toldAnn.push(update._));
  ben = gramjsClient({ port: server.port, dcId: server.dcId, publicKey: server.publicKey }, 'full');
  await ben.start({
    phoneNumber: '15550149003',
    phoneCode: async () => '12345',
    firstAndLastNames: async () => ['Ben', ''],
    onError: async () => true,
  });
  const benId = Number((await ben.getMe()).id);
  ben.addEventHandler((update: { className?: string }) => {
    const name = update.className ?? '';
    toldBen.push(name.charAt(0).toLowerCase() + name.slice(1));
  });
  await ember.importContacts([
    { phone: '15550149002', firstName: 'Ann', lastName: '' },
    { phone: '15550149003', firstName: 'Ben', lastName: '' },
  ]);
  const annId = (await ann.getMe()).id;
  for (const other of [annId, benId]) await ember.sendText(other, 'Good evening');
  channel = (await ember.createChannel({ title: 'Lamps of the quay' })).id;
  group = (await ember.createSupergroup({ title: 'Choir of the quay' })).id;
  for (const chat of [channel, group]) await ember.addChatMembers(chat, [annId, benId], {});
  basic = (await ember.createGroup({ title: 'Singers', users: [annId, benId] })).chat.id;
  for (const chat of [channel, group, basic]) await ember.sendText(chat, 'The lamps are lit');
  token = await makeBot(server, '+15550149001', 'ladder_of_quay_bot');
  await ann.sendText('ladder_of_quay_bot', '/start');
  await ben.sendMessage('ladder_of_quay_bot', { message: '/start' });
});

after(async () => {
  await ben?.destroy();
  await ann?.destroy();
  await ember?.destroy();
  await server?.stop();
});

/** Both libraries hand these to their programs after what `work` does. */
async function bothAreTold(update: string, what: string, work: () => Promise<unknown>): Promise<void> {
  toldAnn.length = 0;
  toldBen.length = 0;
  await work();
  for (const [name, told] of [
    ['mtcute', toldAnn],
    ['gramjs', toldBen],
  ] as const) {
    await until(() => told.includes(update)).catch(() => {
      assert.fail(`${what}: ${name} was told ${JSON.stringify(told)}, not ${update}`);
    });
  }
}

interface Effect {
  readonly subject: () => string | Promise<string>;
  readonly action: unknown;
  /** What everybody else's devices are told when it begins and when it ends. */
  readonly update: string;
}

const account = () => `account:${emberId}`;
const bot = () => `bot:${token.split(':')[0]}`;
const chat = (id: () => number) => () => `chat:${id()}`;
const posted = (id: () => number) => async () => {
  const { id: message } = await ember.sendText(id(), 'The long ladder stands at the quay');
  return `message:${id()}:${id()}:${message}`;
};
/** A file that Ember sends to a chat. */
const file = (id: () => number) => async () => {
  const bytes = Buffer.from(`a plan of the ladder for ${id()} ${Date.now()}`);
  await ember.sendMedia(id(), InputMedia.document(bytes, { fileName: 'ladder.bin' }));
  const media = await atDesk(server.dataDir, ({ store }) =>
    store.readSql(async (sql) => (await sql.get<{ id: number }>('SELECT MAX(id) AS id FROM media'))?.id),
  );
  return `media:${media}`;
};
const label = { kind: 'label', label: 'scam' };
const restrict = { kind: 'restrict', limits: ['no-posting', 'no-search-listing', 'no-invites'] };
const withhold = { kind: 'withhold', countries: ['DE'] };
const takedown = { kind: 'takedown' };
const names = (usernames: string[]) => ({ kind: 'ban-usernames', usernames });

const effects: Readonly<Record<string, Effect>> = {
  'an account is labelled': { subject: account, action: label, update: 'updateUser' },
  'an account is restricted': { subject: account, action: restrict, update: 'updateUser' },
  'an account loses a name': { subject: account, action: names(['ember_of_the_quay']), update: 'updateUser' },
  'a bot is labelled': { subject: bot, action: label, update: 'updateUser' },
  'a bot is restricted': { subject: bot, action: restrict, update: 'updateUser' },
  'a bot loses a name': { subject: bot, action: names(['ladder_of_quay_bot']), update: 'updateUser' },
  'a bot is suspended': { subject: bot, action: { kind: 'suspend' }, update: 'updateUser' },
  'a channel is labelled': { subject: chat(() => channel), action: label, update: 'updateChannel' },
  'a channel is restricted': { subject: chat(() => channel), action: restrict, update: 'updateChannel' },
  'a channel is withheld': { subject: chat(() => channel), action: withhold, update: 'updateChannel' },
  'a channel is taken down': { subject: chat(() => channel), action: takedown, update: 'updateChannel' },
  'a channel loses a name': {
    subject: chat(() => channel),
    action: names(['lamps_of_the_quay']),
    update: 'updateChannel',
  },
  'a supergroup is restricted': { subject: chat(() => group), action: restrict, update: 'updateChannel' },
  'a supergroup is taken down': { subject: chat(() => group), action: takedown, update: 'updateChannel' },
  'a basic group is restricted': { subject: chat(() => basic), action: restrict, update: 'updateChat' },
  'a basic group is taken down': { subject: chat(() => basic), action: takedown, update: 'updateChat' },
  'a post is labelled': { subject: posted(() => channel), action: label, update: 'updateEditChannelMessage' },
  'a post is withheld': { subject: posted(() => channel), action: withhold, update: 'updateEditChannelMessage' },
  'a post is taken down': { subject: posted(() => channel), action: takedown, update: 'updateEditChannelMessage' },
  'a message of a supergroup is taken down': {
    subject: posted(() => group),
    action: takedown,
    update: 'updateEditChannelMessage',
  },
  'a message of a basic group is taken down': {
    subject: async () => {
      const { id } = await ember.sendText(basic, 'Bring the ladder');
      return `message:${emberId}:${basic}:${id}`;
    },
    action: takedown,
    update: 'updateEditMessage',
  },
  'a file of a channel is taken down': {
    subject: file(() => channel),
    action: takedown,
    update: 'updateEditChannelMessage',
  },
  'a file of a basic group is taken down': {
    subject: file(() => basic),
    action: takedown,
    update: 'updateEditMessage',
  },
  // The last row: its devices are closed.
  'an account is suspended': { subject: account, action: { kind: 'suspend' }, update: 'updateUser' },
};

for (const [what, { subject, action, update }] of Object.entries(effects)) {
  test(`${what}, and it is taken back: others are told by ${update} both times`, async () => {
    const of = await subject();
    let held: InForce | undefined;
    await bothAreTold(update, what, async () => {
      held = await putInForce(server, key, of, action);
    });
    await bothAreTold(update, `${what} no more`, async () => held?.end());
  });
}

test('while a bot is suspended its people read why in place of its chat, and reach it no more', async () => {
  const id = Number(token.split(':')[0]);
  const rita = await signUp(server, '15550149004', 'Rita', { langCode: 'ru' });
  await rita.resolveUser('ladder_of_quay_bot');
  const shownTo = async (client: TelegramClient) =>
    ((await client.getUsers([id]))[0]?.restrictions ?? []).map(({ platform, text }) => `${platform} ${text}`);
  const { end } = await putInForce(server, key, bot(), { kind: 'suspend' });
  assert.equal((await callApi(server, token, 'getMe')).error_code, 401);
  await assert.rejects(ann.sendText(id, 'the ladder, please'));
  assert.deepEqual(await shownTo(ann), ['all ⚠ This bot is suspended by the moderators.']);
  assert.deepEqual(await shownTo(rita), ['all ⚠ Этот бот приостановлен модераторами.']);
  await end();
  for (const client of [ann, rita]) assert.deepEqual(await shownTo(client), []);
  assert.equal((await callApi(server, token, 'getMe')).ok, true);
  await rita.destroy();
});

test('the chats of a suspended owner go on: their members write, and are told', async () => {
  const { end } = await putInForce(server, key, account(), { kind: 'suspend' });
  for (const [chatId, update] of [
    [group, 'updateNewChannelMessage'],
    [basic, 'updateNewMessage'],
  ] as const) {
    toldBen.length = 0;
    await ann.sendText(chatId, 'Who brings the ladder?');
    await until(() => toldBen.includes(update));
  }
  await end();
});
