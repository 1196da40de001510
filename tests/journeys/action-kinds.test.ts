import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { atDesk, callDesk, operationDefaults } from '../support/desk.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { gramjsPeople } from './scenario/gramjs.ts';
import type { Peer, Person } from './scenario/person.ts';

const emberPhone = '15550148001';
/** Of a number in Germany, where things are withheld. */
const leserPhone = '4915550148002';

let server: TestServer;
let ember: TelegramClient;
let emberId: number;
let leser: Person;
let leserId: number;
let toEmber: Peer;
let key: string;

before(async () => {
  server = await startTestServer();
  key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
  ember = await signUp(server, emberPhone, 'Ember');
  emberId = (await ember.getMe()).id;
  await ember.setMyUsername('ember_sings');
  leser = await gramjsPeople('full')({ port: server.port, dcId: server.dcId, publicKey: server.publicKey });
  leserId = await leser.start(leserPhone, 'Leser');
  toEmber = await leser.meet(emberPhone, 'Ember');
  await leser.send(toEmber, 'Good evening');
  await ember.importContacts([{ phone: leserPhone, firstName: 'Leser', lastName: '' }]);
});

after(async () => {
  await leser?.close();
  await ember?.destroy();
  await server?.stop();
});

const desk = <T>(call: string, body?: unknown) => callDesk<T>(server.http, key, call, body);

/** Decides in a case of its own, lets `during` look at both ends, takes the decision back. */
async function whileInForce(subjectKey: string, action: unknown, during: () => Promise<void>): Promise<void> {
  const { id } = await desk<{ id: number }>('POST /cases', {
    subjectKey,
    queue: 'report',
    reason: 'seen while on duty',
  });
  await desk(`POST /cases/${id}/claim`);
  const decision = await desk<{ id: number }>(`POST /cases/${id}/decisions`, {
    ...operationDefaults,
    subjectKey,
    action,
  });
  await during();
  await desk(`POST /decisions/${decision.id}/reverse`);
  await desk(`POST /cases/${id}/close`, {});
}

const account = () => `account:${emberId}`;
const openChannel = async (title: string, username: string) => {
  const channel = await ember.createChannel({ title });
  await ember.call({ _: 'channels.updateUsername', channel: await ember.resolveChannel(channel.id), username });
  return channel.id;
};

test('a label stands at the account for others and goes again', async () => {
  const isScam = async () => {
    const [user] = await ember.call({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] });
    return user?._ === 'user' && user.scam === true;
  };
  await whileInForce(account(), { kind: 'label', label: 'scam' }, async () => assert.equal(await isScam(), true));
  assert.equal(await isScam(), false);
});

test('somebody restricted writes to nobody, is not listed, and brings nobody in; then all of it again', async () => {
  const { chat } = await ember.createGroup({ title: 'Choir', users: [] });
  const add = async () => ember.addChatMembers(chat.id, [leserId], {});
  const found = async () => (await ember.call({ _: 'contacts.search', q: 'ember_sings', limit: 5 })).results.length;
  const limits = ['no-posting', 'no-search-listing', 'no-invites'];
  await whileInForce(account(), { kind: 'restrict', limits }, async () => {
    await assert.rejects(ember.sendText(leserId, 'Good evening'), /PEER_FLOOD/);
    assert.equal(await found(), 0);
    assert.equal((await add()).length, 1);
  });
  await ember.sendText(leserId, 'Good evening');
  await until(() => leser.heard.some(({ text }) => text === 'Good evening'));
  assert.equal((await add()).length, 0);
});

test('a message taken down leaves a tombstone at the other end and comes back word for word', async () => {
  const sent = await ember.sendText(leserId, 'The lamps are lit');
  const copy = async () => (await leser.history(toEmber, 1))[0]?.text;
  await until(async () => (await copy()) === 'The lamps are lit');
  await whileInForce(`message:${emberId}:${leserId}:${sent.id}`, { kind: 'takedown' }, async () => {
    await until(() => leser.heard.some(({ kind, id }) => kind === 'edit' && id > 0));
    assert.doesNotMatch((await copy()) ?? '', /lamps/);
  });
  assert.equal(await copy(), 'The lamps are lit');
});

test('each reader has what stands in place of something in the language of their program', async () => {
  const rita = await signUp(server, '4915550148005', 'Rita', { langCode: 'ru' });
  const otto = await signUp(server, '4915550148006', 'Otto', { langCode: 'be' });
  await rita.setMyUsername('rita_reads');
  await otto.setMyUsername('otto_reads');
  const { chat } = await ember.createGroup({ title: 'Wicks', users: ['rita_reads', 'otto_reads'] });
  const said = await ember.sendText(chat.id, 'The lamps are out');
  const readBy = async (client: TelegramClient) => (await client.getHistory(chat.id, { limit: 1 }))[0]?.text;
  const read = async () => [await readBy(rita), await readBy(otto)];
  const message = `message:${emberId}:${chat.id}:${said.id}`;
  await whileInForce(message, { kind: 'takedown' }, async () =>
    assert.deepEqual(await read(), [
      '⚠ Это сообщение удалено модераторами.',
      '⚠ This message was removed by the moderators.',
    ]),
  );
  await whileInForce(message, { kind: 'withhold', countries: ['DE'] }, async () =>
    assert.deepEqual(await read(), [
      '⚠ Это сообщение недоступно в вашей стране.',
      '⚠ This message is not available in your country.',
    ]),
  );
  assert.deepEqual(await read(), ['The lamps are out', 'The lamps are out']);
  await Promise.all([rita, otto].map((client) => client.destroy()));
});

test('a channel withheld in two countries is closed there and open elsewhere', async () => {
  const channel = await openChannel('Lamps', 'lamps_of_quay');
  const leserClient = await signUp(server, '4915550148003', 'Leserin');
  await leserClient.joinChat('lamps_of_quay');
  // North America has one code: Toronto is told from New York by the next digits.
  const toronto = await signUp(server, '14165550004', 'Lectrice');
  await toronto.joinChat('lamps_of_quay');
  const other = await signUp(server, '12125550004', 'Reader');
  await other.joinChat('lamps_of_quay');
  await whileInForce(`chat:${channel}`, { kind: 'withhold', countries: ['CA', 'DE'] }, async () => {
    for (const away of [leserClient, toronto]) await assert.rejects(away.getHistory(channel), /CHANNEL_PRIVATE/);
    assert.ok((await other.getHistory(channel)).length > 0);
  });
  for (const away of [leserClient, toronto]) assert.ok((await away.getHistory(channel)).length > 0);
  await Promise.all([leserClient, toronto, other].map((client) => client.destroy()));
});

test('banned names resolve to nobody and can be taken by nobody; then their owner has them again', async () => {
  const taken = async (name: string) => ember.call({ _: 'account.checkUsername', username: name });
  const usernames = ['ember_sings', 'ember_sings_again'];
  await whileInForce(account(), { kind: 'ban-usernames', usernames }, async () => {
    await assert.rejects(ember.call({ _: 'contacts.resolveUsername', username: 'ember_sings' }), /USERNAME/);
    assert.equal(await taken('ember_sings_again').catch(() => false), false);
    await assert.rejects(ember.setMyUsername('ember_sings_again'), /USERNAME/);
  });
  assert.equal(await taken('ember_sings_again'), true);
  assert.equal((await ember.call({ _: 'contacts.resolveUsername', username: 'ember_sings' })).users.length, 1);
});

test('a file taken down can be fetched by nobody, and later again', async () => {
  const id = await leser.sendDocument(toEmber, Buffer.alloc(3_000, 7), 'lamp.bin');
  assert.ok((await leser.download(toEmber, id)).length > 0);
  const media = await atDesk(server.dataDir, ({ store }) =>
    store.readSql(async (sql) => (await sql.get<{ id: number }>('SELECT MAX(id) AS id FROM media'))?.id),
  );
  await whileInForce(`media:${media}`, { kind: 'takedown' }, async () => {
    const bytes = await leser.download(toEmber, id).catch(() => new Uint8Array());
    assert.equal(bytes.length, 0);
  });
  assert.ok((await leser.download(toEmber, id)).length > 0);
});
