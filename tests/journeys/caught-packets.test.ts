import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { TelegramClient } from '@mtcute/node';
import { anotherDevice } from '../support/acquaintance.ts';
import { openLine } from '../support/line.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { gramjsPeople } from './scenario/gramjs.ts';
import { mtcutePeople } from './scenario/mtcute.ts';
import { mtprotoCorePeople } from './scenario/mtproto-core.ts';
import type { MakePerson, Peer, Person } from './scenario/person.ts';
import { telethonPeople, withoutTelethon } from './scenario/telethon.ts';

interface Library {
  name: string;
  make: MakePerson;
  /** It forgets what it sent into a lost connection, whatever the server says. */
  forgets?: true;
  skip?: string | false;
}

const libraries: readonly Library[] = [
  { name: 'mtcute', make: mtcutePeople() },
  { name: 'mtcute with temporary keys', make: mtcutePeople({ usePfs: true }) },
  { name: 'gramjs', make: gramjsPeople('obfuscated') },
  { name: '@mtproto/core', make: mtprotoCorePeople, forgets: true },
  { name: 'Telethon', make: telethonPeople('Full'), skip: withoutTelethon() },
];

/**
 * Says once more, over a connection of its own, what a client said. A connection that brought no whole request, as one
 * that its library gave up at once, gets no answer.
 */
async function sayAgain(port: number, bytes: Buffer): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const answered = Promise.race([once(socket, 'data'), once(socket, 'close'), setTimeout(5_000)]);
  socket.write(bytes);
  await answered;
  socket.destroy();
}

async function countGroups(device: TelegramClient): Promise<Record<string, number>> {
  const groups: Record<string, number> = {};
  for await (const { peer } of device.iterDialogs()) {
    if (peer.type === 'chat') groups[peer.title] = (groups[peer.title] ?? 0) + 1;
  }
  return groups;
}

for (const { name, make, forgets, skip = false } of libraries) {
  test(`what somebody caught of ${name} is not done again after the server was killed, and the client goes on`, {
    skip,
  }, async (t) => {
    let server: TestServer = await startTestServer();
    const caught = new Map<number, Buffer[]>();
    const line = await openLine(server.port, (connection, bytes) => {
      caught.set(connection, [...(caught.get(connection) ?? []), bytes]);
    });
    const people: Person[] = [];
    t.after(async () => {
      for (const person of people) await person.close();
      await line.close();
      await server.stop();
    });
    const join = async (port: number, phone: string, firstName: string) => {
      const person = await make({ port, dcId: server.dcId, publicKey: server.publicKey });
      people.push(person);
      await person.start(phone, firstName);
      return person;
    };
    const nora = await join(line.port, '15550160001', 'Nora');
    const idris = await join(server.port, '15550160002', 'Idris');
    const toIdris = await nora.meet('15550160002', 'Idris');
    const toNora = await idris.meet('15550160001', 'Nora');
    const talk = async (from: Person, to: Peer, hearer: Person, text: string) => {
      await from.send(to, text);
      await until(() => hearer.heard.some((one) => one.kind === 'new' && one.text === text));
    };
    await talk(nora, toIdris, idris, 'before');
    // mtcute asks for no difference when it is back: nobody writes to somebody who is still away.
    const back = async () => {
      await Promise.all([nora.recover(), idris.recover()]);
      await Promise.all([nora.history(toIdris, 1), idris.history(toNora, 1)]);
    };
    const kill = async () => {
      line.cut();
      await server.kill();
      server = await server.restart();
      line.mend();
    };
    await kill();
    // From here on the connection begins with a key that is known, as that of somebody who comes back.
    caught.clear();
    await back();
    await nora.createGroup('Lamp makers', [toIdris]);
    const stolen = [...caught.values()].map((parts) => Buffer.concat(parts));
    // Said into a connection that breaks: the library says it again, and it is there once.
    const meanwhile = forgets ? undefined : nora.send(toIdris, 'while it dies');
    await kill();
    for (const bytes of stolen) await sayAgain(server.port, bytes);
    await back();
    await meanwhile;
    await talk(nora, toIdris, idris, 'after');
    await talk(idris, toNora, nora, 'and back');
    await nora.createGroup('Oil merchants', [toIdris]);
    const device = await anotherDevice(server, '15550160001');
    t.after(() => device.client.destroy());
    await device.signIn();
    assert.deepEqual(await countGroups(device.client), { 'Lamp makers': 1, 'Oil merchants': 1 });
    const said = (await nora.history(toIdris, 20)).map(({ text }) => text);
    const expected = ['and back', 'after', ...(forgets ? [] : ['while it dies']), 'before'];
    assert.deepEqual(
      said.filter((text) => expected.includes(text)),
      expected,
      'each once',
    );
  });
}
