import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { ID } from '../../src/wire/service-tl/ids.ts';
import { tlInt } from '../../src/wire/service-tl/writer.ts';
import { find, listen } from '../support/acquaintance.ts';
import { mtcuteClient, signUp } from '../support/mtcute-client.ts';
import { startTestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const addresses = 100;
const connectionsEach = 8;
const said = 10;

/** A packet that begins a key exchange, which costs its sender nothing. */
function beginning(): Buffer {
  const body = Buffer.concat([tlInt(ID.reqPqMulti), randomBytes(16)]);
  const packet = Buffer.concat([Buffer.alloc(8), randomBytes(8), tlInt(body.length), body]);
  return Buffer.concat([tlInt(packet.length), packet]);
}

/** Begins exchanges over one connection, 20 at a time; how many were answered and refused is counted in `seen`. */
function flood(port: number, localAddress: string, seen: { answered: number; refused: number }): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  const batch = () => socket.write(Buffer.concat(Array.from({ length: 20 }, beginning)));
  let waiting = 20;
  socket.on('error', () => undefined);
  socket.on('data', (bytes: Buffer) => {
    if (bytes.length >= 8 && bytes.readInt32LE(bytes.length - 4) === -429) {
      seen.refused++;
      return;
    }
    const answered = Math.floor(bytes.length / 100);
    seen.answered += answered;
    waiting -= answered;
    if (waiting > 0) return;
    waiting = 20;
    batch();
  });
  socket.write(Buffer.alloc(4, 0xee));
  batch();
  return socket;
}

test('people go on talking while a hundred addresses flood the server with key exchanges, and afterwards anybody may come', async (t) => {
  const server = await startTestServer({ flags: ['--flood', 'normal'] });
  const ann = await signUp(server, '15550170001', 'Ann');
  const ben = await signUp(server, '15550170002', 'Ben');
  const sockets: Socket[] = [];
  t.after(async () => {
    for (const socket of sockets) socket.destroy();
    for (const client of [ann, ben]) await client.destroy();
    await server.stop();
  });
  await ben.call({ _: 'account.updateUsername', username: 'ben_talks_on' });
  const { id: toBen } = await find(ann, 'ben_talks_on');
  const heard = listen(ben);
  const seen = { answered: 0, refused: 0 };
  for (let i = 0; i < addresses * connectionsEach; i++) {
    sockets.push(flood(server.port, `127.0.1.${1 + (i % addresses)}`, seen));
  }
  await until(() => seen.refused > 0);
  for (let i = 0; i < said; i++) {
    await ann.sendText(toBen, `number ${i}`);
    await until(() => heard.some((one) => one._ === 'updateNewMessage' && textOf(one.message) === `number ${i}`));
  }
  assert.ok(seen.answered > 0);
  for (const socket of sockets) socket.destroy();
  const newcomer = await mtcuteClient(server);
  t.after(() => newcomer.destroy());
  await newcomer.call({ _: 'help.getNearestDc' });
});

const textOf = (message: object): string => ('message' in message ? String(message.message) : '');
