import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { ID } from '../service-tl/ids.ts';
import { tlInt } from '../service-tl/writer.ts';
import { startRaw } from '../testing/open-raw.ts';
import { createRawSession, openSession, pingBody, plantKey } from '../testing/raw-session.ts';
import { connectRaw, framings, obfuscate, type RawSocket } from '../testing/raw-socket.ts';
import { startTestWire } from '../testing/throw-away-host.ts';
import { createFraming } from '../transport/create-framing.ts';

for (const [name, obfuscated] of framings) {
  test(`${obfuscated ? 'obfuscated ' : ''}${name}: messages and transport errors travel`, async (t) => {
    const server = await startTestWire();
    const [socket, unknown] = [connectRaw(server.port, name, obfuscated), connectRaw(server.port, name, obfuscated)];
    t.after(async () => {
      for (const each of [socket, unknown]) each.close();
      await server.wire.close();
    });
    await openSession(createRawSession(plantKey(server.host), socket));
    createRawSession(Buffer.alloc(256, 7), unknown).send(pingBody(1n));
    const error = await unknown.next();
    assert.deepEqual(error.subarray(0, 4), tlInt(-404));
    await unknown.closed;
  });
}

test('bytes that arrive one by one make the same conversation', async (t) => {
  const { host, port } = await startRaw(t, {}, false);
  for (const [name, obfuscated] of framings) {
    const socket = connectRaw(port, name, obfuscated);
    const slow: RawSocket = {
      ...socket,
      send(packet) {
        const framing = createFraming(name, { packetBytes: 1 << 20, randomBytes: (n) => Buffer.alloc(n) });
        const frame = framing.begin(packet.length);
        frame.set(packet, framing.headBytes(packet.length));
        framing.finish(frame);
        for (const byte of frame) socket.sendBytes(Buffer.from([byte]));
      },
    };
    const session = createRawSession(plantKey(host), slow);
    session.send(pingBody(1n), { content: false });
    assert.equal((await session.next()).id, ID.badServerSalt, name);
    socket.close();
  }
});

test('HTTP is answered on the same port, however its first bytes arrive', async (t) => {
  const server = await startTestWire({
    http: (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => response.end(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`));
    },
  });
  t.after(() => server.wire.close());
  const base = `http://127.0.0.1:${server.port}`;
  assert.equal(await (await fetch(`${base}/healthz`)).text(), 'GET /healthz ');
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    assert.equal(await (await fetch(`${base}/x`, { method, body: 'lamp' })).text(), `${method} /x lamp`);
  }
  const long = 'x'.repeat(300_000);
  assert.equal(await (await fetch(base, { method: 'POST', body: long })).text(), `POST / ${long}`);
  const torn = connect(server.port, '127.0.0.1');
  for (const part of ['G', 'ET', ' ', '/torn HTTP/1.1\r\nhost: a\r\n', 'connection: close\r\n\r\n']) {
    torn.write(part);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  let text = '';
  torn.on('data', (chunk) => {
    text += chunk.toString();
  });
  await once(torn, 'close');
  assert.match(text, /^HTTP\/1\.1 200 OK[\s\S]+GET \/torn $/);
  assert.ok(server.wire.stats().httpConnections > 1);
});

test('the MTProto paths are WebSockets that echo the subprotocol; other upgrades are 404', async (t) => {
  const server = await startTestWire();
  const sockets: WebSocket[] = [];
  t.after(async () => {
    for (const socket of sockets) socket.terminate();
    await server.wire.close();
  });
  const open = (path: string) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, 'binary', { perMessageDeflate: true });
    sockets.push(socket);
    return socket;
  };
  for (const path of ['/apiws', '/apiws_test', '/apiws_premium']) {
    const socket = open(path);
    await once(socket, 'open');
    assert.equal(socket.protocol, 'binary');
    assert.equal(socket.extensions, '');
  }
  const [error] = await once(open('/elsewhere'), 'error');
  assert.match(String(error), /404/);
  assert.equal(server.wire.stats().webSockets, 3);
});

test('a WebSocket is a byte stream: pieces of packets, several at once, pings between', async (t) => {
  const server = await startTestWire();
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/apiws`, 'binary');
  t.after(async () => {
    socket.terminate();
    await server.wire.close();
  });
  await once(socket, 'open');
  const stream = obfuscate('intermediate');
  const session = createRawSession(plantKey(server.host), connectRaw(server.port));
  const packets = [1n, 2n, 3n].map((n) => session.seal(pingBody(n), { content: false }).packet);
  const frames = packets.flatMap((packet) => [tlInt(packet.length), packet]);
  const bytes = Buffer.concat([stream.header, stream.encrypt(Buffer.concat(frames))]);
  const received: Buffer[] = [];
  socket.on('message', (data: Buffer) => received.push(stream.decrypt(data)));
  const pong = once(socket, 'pong');
  for (let at = 0; at < bytes.length; at += 37) {
    socket.send(bytes.subarray(at, at + 37));
    if (at === 74) socket.ping('lamp');
  }
  assert.equal(String((await pong)[0]), 'lamp');
  while (Buffer.concat(received).length < 3 * 100) await once(socket, 'message');
  assert.equal(server.wire.stats().badSalts, 3);
  for (let i = 0; i < 2; i++) socket.send(Buffer.alloc(0), { fin: false });
  socket.send(Buffer.alloc(0), { fin: true });
  socket.close();
  await once(socket, 'close');
});

test('each packet to a WebSocket is a message of its own, as Telegram Web K reads no second one', async (t) => {
  const server = await startTestWire();
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/apiws`, 'binary');
  t.after(async () => {
    socket.terminate();
    await server.wire.close();
  });
  await once(socket, 'open');
  const stream = obfuscate('intermediate');
  const session = createRawSession(plantKey(server.host), connectRaw(server.port));
  const packets = [1n, 2n, 3n].map((n) => session.seal(pingBody(n), { content: false }).packet);
  const received: Buffer[] = [];
  socket.on('message', (data: Buffer) => received.push(stream.decrypt(data)));
  const frames = packets.flatMap((packet) => [tlInt(packet.length), packet]);
  socket.send(Buffer.concat([stream.header, stream.encrypt(Buffer.concat(frames))]));
  while (Buffer.concat(received).length < 3 * 100) await once(socket, 'message');
  assert.deepEqual(
    received.map((message) => message.readInt32LE(0) + 4),
    received.map((message) => message.length),
  );
  assert.equal(received.length, 3);
});

test('of the pings of a WebSocket that come together the last one is answered', async (t) => {
  const { port } = await startRaw(t, {}, false);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/apiws`, 'binary');
  await once(socket, 'open');
  const pongs: string[] = [];
  const last = new Promise<void>((resolve) => {
    socket.on('pong', (payload: Buffer) => {
      pongs.push(payload.toString());
      if (payload.toString() === '999') resolve();
    });
  });
  const tcp: unknown = Reflect.get(socket, '_socket');
  assert.ok(tcp instanceof Socket);
  tcp.cork();
  for (let i = 0; i < 1_000; i++) socket.ping(String(i));
  tcp.uncork();
  await last;
  assert.ok(pongs.length < 500, `${pongs.length} of 1,000`);
  socket.terminate();
});

test('text frames, unmasked frames and reserved bits close a WebSocket', async (t) => {
  const server = await startTestWire();
  t.after(() => server.wire.close());
  const handshake =
    'GET /apiws HTTP/1.1\r\nhost: a\r\nupgrade: websocket\r\nconnection: Upgrade\r\n' +
    'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-version: 13\r\n\r\n';
  const bad = [
    '8181000000000a',
    '820161',
    'c281000000000a',
    '82ff00000001000000000000000000',
    '0981000000000a',
    '8b8000000000',
  ];
  for (const frame of bad) {
    const socket = connect(server.port, '127.0.0.1');
    socket.write(handshake);
    const [answer] = await once(socket, 'data');
    assert.match(String(answer), /^HTTP\/1\.1 101 /);
    assert.doesNotMatch(String(answer), /sec-websocket-protocol/i, 'nothing was offered');
    socket.write(Buffer.from(frame, 'hex'));
    await once(socket, 'close');
  }
  assert.equal(server.wire.stats().nonsenseClosed, bad.length);
});

test('several addresses can be listened on, and a taken one is told', async (t) => {
  const server = await startTestWire();
  t.after(() => server.wire.close());
  const second = await server.wire.listen({ host: '127.0.0.1', port: 0 });
  const session = createRawSession(plantKey(server.host), connectRaw(second.port));
  await openSession(session);
  await assert.rejects(server.wire.listen({ host: '127.0.0.1', port: server.port }), { code: 'EADDRINUSE' });
});
