import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { test } from 'node:test';
import { until } from '../../../tests/support/until.ts';
import { ID } from '../service-tl/ids.ts';
import { tlInt } from '../service-tl/writer.ts';
import { gate, NEAREST_DC_REQUEST, startRaw } from '../testing/open-raw.ts';
import { createRawSession, longBytes, openSession, pingBody, plantKey } from '../testing/raw-session.ts';
import { connectRaw, framings } from '../testing/raw-socket.ts';

const UPDATE = 0x11223344;

test('updates for a client that does not read are dropped; it is told when it reads again', async (t) => {
  const {
    wire,
    host,
    session,
    socket,
    connect: open,
  } = await startRaw(t, {
    limits: { outgoingPauseBytes: 1 << 16, keptUpdateBytes: 64 << 20, keptUpdates: 10_000 },
  });
  const other = createRawSession(plantKey(host), open());
  await openSession(other);
  socket.socket.pause();
  const update = Buffer.concat([tlInt(UPDATE), Buffer.alloc(60_000)]);
  while (wire.stats().updatesDropped < 10) {
    wire.push([session], update);
    await new Promise((resolve) => setImmediate(resolve));
  }
  other.send(NEAREST_DC_REQUEST);
  await other.nextOf(ID.rpcResult);
  socket.socket.resume();
  const sent = wire.stats().pushes - wire.stats().updatesDropped;
  for (let i = 0; i < sent; i++) assert.equal((await session.next()).id, UPDATE);
  assert.equal((await session.next()).id, ID.updatesTooLong);
  assert.equal(wire.stats().openConnections, 2);
});

test('a client that takes nothing for too long is closed', async (t) => {
  let nowMs = Date.now();
  const { wire, session, socket } = await startRaw(t, {
    clock: { nowMs: () => nowMs },
    limits: { outgoingPauseBytes: 1 << 16, keptUpdateBytes: 64 << 20 },
  });
  socket.socket.pause();
  while (wire.stats().updatesDropped === 0) {
    wire.push([session], Buffer.concat([tlInt(UPDATE), Buffer.alloc(200_000)]));
    await new Promise((resolve) => setImmediate(resolve));
  }
  nowMs += 121_000;
  while (wire.stats().slowReadersClosed === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(wire.stats().openConnections, 0);
});

test('a connection that holds too many answers is closed', async (t) => {
  const { wire, host, session, socket } = await startRaw(t, {
    limits: { outgoingPauseBytes: 1 << 20, outgoingBytes: 2 << 20 },
  });
  const answer = gate<Uint8Array>();
  host.answer = () => answer.opened;
  for (let i = 0; i < 60; i++) session.send(NEAREST_DC_REQUEST);
  while (host.requests.length < 60) await new Promise((resolve) => setImmediate(resolve));
  socket.socket.pause();
  answer.open(randomBytes(1 << 20));
  while (wire.stats().slowReadersClosed === 0) await new Promise((resolve) => setTimeout(resolve, 20));
});

test('a client that asks and does not read is not read either: its requests wait', async (t) => {
  const { host, session, socket } = await startRaw(t, {
    limits: { outgoingPauseBytes: 100_000, runningRequests: 4, gzipResultBytes: 1 << 30 },
  });
  const result = randomBytes(500_000);
  host.answer = async () => result;
  socket.socket.pause();
  for (let i = 0; i < 80; i++) session.send(NEAREST_DC_REQUEST);
  let before = -1;
  while (host.requests.length !== before) {
    before = host.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(before < 50, `${before} of 80 ran`);
  socket.socket.resume();
  for (let i = 0; i < 80; i++) await session.nextOf(ID.rpcResult);
});

test('when all connections together hold too much, the one that holds most is closed', async (t) => {
  const { wire, host, session, socket, connect: open } = await startRaw(t, { limits: { allOutgoingBytes: 24 << 20 } });
  const moderate = open();
  const other = createRawSession(plantKey(host), moderate);
  await openSession(other);
  const answer = gate<Uint8Array>();
  host.answer = () => answer.opened;
  for (let i = 0; i < 50; i++) session.send(NEAREST_DC_REQUEST);
  for (let i = 0; i < 12; i++) other.send(NEAREST_DC_REQUEST);
  while (host.requests.length < 62) await new Promise((resolve) => setImmediate(resolve));
  socket.socket.pause();
  moderate.socket.pause();
  answer.open(randomBytes(1 << 20));
  while (wire.stats().slowReadersClosed === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  moderate.socket.resume();
  for (let i = 0; i < 12; i++) await other.nextOf(ID.rpcResult);
  assert.equal(wire.stats().slowReadersClosed, 1);
});

test('an HTTP client that takes nothing of its answer is closed, one that waits for it is not', async (t) => {
  const body = Buffer.alloc(64 << 20);
  const { port, wire } = await startRaw(
    t,
    {
      limits: { slowReaderMs: 100, httpIdleMs: 100 },
      http: (request, response) => {
        if (request.url === '/long') response.end(body);
        else setTimeout(() => response.end('at last'), 500);
      },
    },
    false,
  );
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET /long HTTP/1.1\r\nhost: a\r\n\r\n');
  socket.pause();
  t.after(() => socket.destroy());
  assert.equal(await (await fetch(`http://127.0.0.1:${port}/`)).text(), 'at last');
  // Only the raw one is left, which says nothing.
  while (wire.stats().openConnections > 1) await new Promise((resolve) => setTimeout(resolve, 20));
});

test('an HTTP connection is kept for the next request longer than proxies keep theirs, which is told, and then closed', async (t) => {
  const { port: usual } = await startRaw(t, {}, false);
  const told = (await fetch(`http://127.0.0.1:${usual}/`)).headers.get('keep-alive');
  assert.ok(Number(/^timeout=(\d+)$/.exec(told ?? '')?.[1]) > 60, `told: ${told}`);
  const { port } = await startRaw(t, { limits: { httpIdleMs: 100 } }, false);
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
});

test('an HTTP client that never finishes its headers is closed', async (t) => {
  const { port } = await startRaw(t, { limits: { httpHeadersMs: 200 } }, false);
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n');
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
});

test('a shutdown lets running requests be answered, and keeps no connection', async (t) => {
  const { wire, host, port, session, socket } = await startRaw(t);
  const answer = gate<Uint8Array>();
  host.answer = () => answer.opened;
  session.send(NEAREST_DC_REQUEST);
  while (host.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await fetch(`http://127.0.0.1:${port}/`);
  const closing = wire.close();
  answer.open(Buffer.alloc(8, 1));
  await session.nextOf(ID.rpcResult);
  await closing;
  await socket.closed;
  while (wire.stats().openConnections > 0) await new Promise((resolve) => setImmediate(resolve));
});

test('connections that say nothing, go silent or promised a ping are closed in time', async (t) => {
  let nowMs = Date.now();
  const { session, socket, wire, port } = await startRaw(t, { clock: { nowMs: () => nowMs } });
  const silent = connect(port, '127.0.0.1');
  const anonymous = connectRaw(port);
  await new Promise((resolve) => silent.once('connect', resolve));
  while (wire.stats().openConnections < 3) await new Promise((resolve) => setImmediate(resolve));
  nowMs += 31_000;
  await new Promise((resolve) => silent.once('close', resolve));
  nowMs += 100_000;
  await anonymous.closed;
  const ping = Buffer.concat([tlInt(ID.pingDelayDisconnect), longBytes(1n), tlInt(60)]);
  const msgId = BigInt(Math.floor(nowMs / 1_000)) << 32n;
  session.send(ping, { content: false, msgId });
  await session.nextOf(ID.pong);
  nowMs += 59_000;
  session.send(ping, { content: false, msgId: msgId + (59n << 32n) });
  await session.nextOf(ID.pong);
  nowMs += 59_000;
  session.send(pingBody(2n), { content: false, msgId: msgId + (118n << 32n) });
  await session.nextOf(ID.pong);
  nowMs += 2_000;
  await socket.closed;
  assert.equal(wire.stats().idleClosed, 3);
});

test('a connection in use may be silent for a quarter of an hour, and is closed then', async (t) => {
  let nowMs = Date.now();
  const { session, socket, wire } = await startRaw(t, { clock: { nowMs: () => nowMs } });
  nowMs += 890_000;
  session.send(pingBody(2n), { content: false, msgId: BigInt(Math.floor(nowMs / 1_000)) << 32n });
  await session.nextOf(ID.pong);
  assert.equal(wire.stats().idleClosed, 0);
  nowMs += 901_000;
  await socket.closed;
  assert.equal(wire.stats().idleClosed, 1);
});

test('the system probes silent connections, so that half-open ones are found', {
  skip: existsSync('/proc/net/tcp') ? false : 'skipped: no /proc/net/tcp',
}, async (t) => {
  const { port, session } = await startRaw(t);
  session.send(pingBody(1n), { content: false });
  await session.nextOf(ID.pong);
  // Of each connection: number, local and remote address, state, queues, and the kind of its timer, 02 for keep-alive
  // (https://docs.kernel.org/networking/proc_net_tcp.html). Data that is not acknowledged yet has a timer of its own.
  const local = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const timers = () =>
    readFileSync('/proc/net/tcp', 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, from, , state]) => from === local && state === '01')
      .map(([, , , , , timer]) => timer?.slice(0, 2));
  await until(() => timers().join() === '02');
});

test('connections are limited in all, for each address, and in their rate', async (t) => {
  for (const limits of [
    { connections: 2 },
    { connectionsPerAddress: 2 },
    { connectionBurstPerAddress: 2, connectionsPerAddressPerS: 0 },
  ]) {
    const { wire, port } = await startRaw(t, { limits }, false);
    const second = connectRaw(port);
    const third = connectRaw(port);
    await third.closed;
    assert.equal(wire.stats().floodClosed, 1);
    second.close();
  }
});

test('a connection too many is told so in its own framing, as HTTP by a status, and others by the end', async (t) => {
  const { wire, port } = await startRaw(t, { limits: { connections: 1 } }, false);
  for (const [name, obfuscated] of framings) {
    const socket = connectRaw(port, name, obfuscated);
    socket.send(Buffer.alloc(40, 7));
    assert.deepEqual((await socket.next()).subarray(0, 4), tlInt(-429), `${name} ${obfuscated}`);
    await socket.closed;
  }
  const upgrade = 'GET /apiws HTTP/1.1\r\nupgrade: websocket\r\n\r\n';
  for (const first of ['GET / HTTP/1.1\r\n\r\n', upgrade, Buffer.alloc(200, 0x91)]) {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.write(first);
    await new Promise((resolve) => socket.once('close', resolve));
    if (typeof first === 'string') assert.match(String(Buffer.concat(chunks)), /^HTTP\/1\.1 429 /);
    else assert.equal(chunks.length, 0);
  }
  // Whoever is refused and says nothing holds no place either: only some of them are waited for.
  const silent = Array.from({ length: 200 }, () => connect(port, '127.0.0.1'));
  const ended = silent.map((socket) => new Promise((resolve) => socket.on('error', resolve).once('close', resolve)));
  for (const socket of silent) socket.resume();
  await Promise.race(ended);
  assert.equal(wire.stats().openConnections, 1);
  await Promise.all(ended);
});

test('a WebSocket too many is refused by a status, and not kept for a client that never closes its side', async (t) => {
  const { port } = await startRaw(t, { limits: { connectionBurstPerAddress: 1, connectionsPerAddressPerS: 0 } }, false);
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const closed = new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
  let told = '';
  socket.on('data', (chunk: Buffer) => {
    told += String(chunk);
  });
  const lines = ['GET /apiws HTTP/1.1', 'host: a', 'upgrade: websocket', 'connection: Upgrade'];
  lines.push('sec-websocket-version: 13', 'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==');
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  await new Promise((resolve) => socket.once('end', resolve));
  assert.match(told, /^HTTP\/1\.1 429 /);
  const goingOn = setInterval(() => socket.write('x'), 5);
  await closed;
  clearInterval(goingOn);
});

test('lying lengths, endless headers and TLS are closed without being waited for', async (t) => {
  const { port, wire } = await startRaw(t, {}, false);
  const beginnings = [
    'eeeeeeee ffffff7f',
    'eeeeeeee 00000000',
    'dddddddd 00000040',
    'ef 7fffffff',
    'ef 00',
    'ffffff7f 00000000',
    '160301020001',
  ];
  for (const hex of beginnings) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
  }
  assert.equal(wire.stats().nonsenseClosed, beginnings.length);
});

test('half-received packets are bounded over all connections', async (t) => {
  const { port, wire, session } = await startRaw(t, { limits: { halfReceivedBytes: 200_000 } });
  const sockets = Array.from({ length: 4 }, () => connectRaw(port));
  for (const socket of sockets) socket.sendBytes(Buffer.concat([tlInt(100_000), Buffer.alloc(90_000)]));
  await Promise.race(sockets.map((socket) => socket.closed));
  assert.ok(wire.stats().nonsenseClosed >= 1);
  session.send(pingBody(1n), { content: false });
  await session.nextOf(ID.pong);
  for (const socket of sockets) socket.close();
});
