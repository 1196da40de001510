import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Long from 'long';
import type { TelegramClient } from '@mtcute/node';
import { anotherDevice, find, inputPeer, listen } from '../support/acquaintance.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { gramjsPeople } from './scenario/gramjs.ts';
import { mtcutePeople } from './scenario/mtcute.ts';
import { mtprotoCorePeople } from './scenario/mtproto-core.ts';
import type { MakePerson, Peer, Person } from './scenario/person.ts';
import { telethonPeople, withoutTelethon } from './scenario/telethon.ts';

const clock = fileURLToPath(new URL('../support/shift-clock.js', import.meta.url));

/** The same server on the same data later, or earlier: its clock is off by so many hours from that of its clients. */
async function startAt(hours: number, old?: TestServer): Promise<TestServer> {
  await old?.end();
  return startTestServer({
    ...(old ? { dataDir: old.dataDir, port: old.port } : {}),
    env: { NODE_OPTIONS: `--import ${clock}`, TOCSIN_TEST_CLOCK_S: String(hours * 3600) },
  });
}

/** Hours from the clients' clock: salts end after two, temporary keys after a day, and clocks are set back too. */
const anyHours = [3, 27, -2, 0];

const libraries: { name: string; make: MakePerson; hours: readonly number[]; skip?: string | false }[] = [
  { name: 'mtcute', make: mtcutePeople(), hours: anyHours },
  { name: 'mtcute with temporary keys', make: mtcutePeople({ usePfs: true }), hours: anyHours },
  { name: 'gramjs', make: gramjsPeople('full'), hours: anyHours },
  // It takes the difference of the clocks the wrong way round, so that it never finds to a server whose clock is another.
  { name: '@mtproto/core', make: mtprotoCorePeople, hours: [0, 0] },
  { name: 'Telethon', make: telethonPeople('Full'), hours: anyHours, skip: withoutTelethon() },
];

for (const { name, make, hours, skip = false } of libraries) {
  test(`${name} stays signed in and talks while its server goes on after hours and days, and with a clock that is wrong`, {
    skip,
  }, async (t) => {
    let server = await startAt(0);
    const people: Person[] = [];
    t.after(async () => {
      for (const person of people) await person.close();
      await server.stop();
    });
    const join = async (phone: string, firstName: string) => {
      const person = await make(server);
      people.push(person);
      await person.start(phone, firstName);
      return person;
    };
    const nora = await join('15550150001', 'Nora');
    const idris = await join('15550150002', 'Idris');
    const toIdris = await nora.meet('15550150002', 'Idris');
    const toNora = await idris.meet('15550150001', 'Nora');
    const talk = async (from: Person, to: Peer, hearer: Person, text: string) => {
      await from.send(to, text);
      await until(() => hearer.heard.some((one) => one.kind === 'new' && one.text === text));
    };
    await talk(nora, toIdris, idris, 'before');
    for (const [round, off] of hours.entries()) {
      server = await startAt(off, server);
      await Promise.all([nora.recover(), idris.recover()]);
      await talk(nora, toIdris, idris, `from Nora in round ${round}`);
      await talk(idris, toNora, nora, `from Idris in round ${round}`);
    }
    const texts = (await nora.history(toIdris, 20)).map(({ text }) => text);
    assert.deepEqual([texts.length, new Set(texts).size], [1 + 2 * hours.length, 1 + 2 * hours.length], 'each once');
  });
}

describe('what waits for its time', () => {
  let server: TestServer;
  const clients: TelegramClient[] = [];

  after(async () => {
    for (const client of clients) await client.destroy();
    await server?.stop();
  });

  test('comes and goes at the right time, though the server was away when it came', async () => {
    server = await startAt(0);
    const again = { reconnectMs: 50 };
    const ann = await signUp(server, '15550150011', 'Ann', again);
    const ben = await signUp(server, '15550150012', 'Ben', again);
    clients.push(ann, ben);
    await ben.call({ _: 'account.updateUsername', username: 'ben_waits' });
    const { id: to } = await find(ann, 'ben_waits');
    const nowS = Math.floor(Date.now() / 1000);
    await ann.sendText(to, 'for tonight', { schedule: new Date((nowS + 3600) * 1000) });
    await ann.sendText(to, 'for next week', { schedule: new Date((nowS + 7 * 86_400) * 1000) });
    await ann.setChatTtl(to, 86_400);
    await ann.sendText(to, 'gone tomorrow');
    await ann.setChatTtl(to, 0);
    await ann.sendText(to, 'stays');
    const heard = listen(ben);
    server = await startAt(2, server);
    await until(() => heard.some((one) => one._ === 'updateNewMessage' && textOf(one.message) === 'for tonight'));
    // What was sent leaves the list in a commit of its own, after that of the message.
    await until(async () => {
      const scheduled = await ann.getAllScheduledMessages(to);
      return scheduled.map((message) => message?.text).join() === 'for next week';
    });
    assert.deepEqual(await told(ben, 'gone tomorrow', 'stays', 'for tonight'), [
      'gone tomorrow',
      'stays',
      'for tonight',
    ]);
    server = await startAt(25, server);
    await until(async () => !(await told(ben, 'gone tomorrow')).includes('gone tomorrow'));
    await until(() => heard.some((one) => one._ === 'updateDeleteMessages'));
    assert.deepEqual(await told(ben, 'stays', 'for tonight'), ['stays', 'for tonight']);
    assert.deepEqual(await told(ann, 'gone tomorrow', 'stays'), ['stays']);
    server = await startAt(8 * 24, server);
    await until(async () => (await told(ben, 'for next week')).length === 1);
  });
});

const textOf = (message: { _: string }): string => ('message' in message ? String(message.message) : '');

/** Which of these texts stand in the first private chat, oldest first. */
async function told(client: TelegramClient, ...texts: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const dialog of client.iterDialogs({ limit: 10 })) {
    if (dialog.peer.type !== 'user' || dialog.peer.id === 777_000) continue;
    for (const { text } of await client.getHistory(dialog.peer.id, { limit: 30 }))
      if (texts.includes(text)) found.push(text);
  }
  return found.reverse();
}

test('two devices that send under one random id at once are answered alike, and one message stands', async (t) => {
  const server = await startTestServer();
  const ann = await signUp(server, '15550150021', 'Ann');
  const ben = await signUp(server, '15550150022', 'Ben');
  const { client: second, signIn } = await anotherDevice(server, '15550150021');
  t.after(async () => {
    for (const client of [ann, ben, second]) await client.destroy();
    await server.stop();
  });
  await signIn();
  await ben.call({ _: 'account.updateUsername', username: 'ben_once' });
  const sides = [
    { client: ann, peer: inputPeer(await find(ann, 'ben_once')) },
    { client: second, peer: inputPeer(await find(second, 'ben_once')) },
  ];
  for (let round = 0; round < 20; round++) {
    const randomId = Long.fromNumber(7_000 + round);
    const answers = await Promise.all(
      sides.map(({ client, peer }) =>
        client.call({ _: 'messages.sendMessage', peer, message: `lamp ${round}`, randomId }),
      ),
    );
    const ids = answers.map((answer) => {
      if (answer._ === 'updateShortSentMessage') return answer.id;
      assert.ok('updates' in answer);
      const named = answer.updates.find((update) => update._ === 'updateMessageID');
      return named?._ === 'updateMessageID' ? named.id : assert.fail('no id');
    });
    assert.equal(ids[0], ids[1]);
  }
  const texts = (await allFrom(ben)).map(({ text }) => text);
  assert.deepEqual(texts.toSorted(), Array.from({ length: 20 }, (_, round) => `lamp ${round}`).toSorted());
});

async function allFrom(client: TelegramClient) {
  for await (const dialog of client.iterDialogs({ limit: 10 }))
    if (dialog.peer.type === 'user' && dialog.peer.id !== 777_000)
      return client.getHistory(dialog.peer.id, { limit: 50 });
  return [];
}
