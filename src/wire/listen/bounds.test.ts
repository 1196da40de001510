import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { test } from 'node:test';
import { openMessage } from '../crypto/message.ts';
import { ID } from '../service-tl/ids.ts';
import { tlInt } from '../service-tl/writer.ts';
import { NEAREST_DC_REQUEST, startRaw } from '../testing/open-raw.ts';
import { createRawSession, longBytes, openSession, pingBody, plantKey } from '../testing/raw-session.ts';
import { connectRaw } from '../testing/raw-socket.ts';

test('a client that does not read is closed, others go on, and its updates wait for it', async (t) => {
  const {
    wire,
    host,
    session,
    socket,
    connect: open,
  } = await startRaw(t, {
    limits: { outgoingBytes: 1 << 20, outgoingPauseBytes: 1 << 16, keptUpdateBytes: 4 << 20 },
  });
  const other = createRawSession(plantKey(host), open());
  await openSession(other);
  socket.socket.pause();
  const update = Buffer.concat([tlInt(0x11223344), Buffer.alloc(60_000)]);
  while (wire.stats().slowReadersClosed === 0) {
    wire.push([session], update);
    await new Promise((resolve) => setImmediate(resolve));
  }
  other.send(NEAREST_DC_REQUEST);
  await other.nextOf(ID.rpcResult);
  assert.equal(wire.stats().openConnections, 1);
});

test('a client that asks and does not read is not read either: its requests wait', async (t) => {
  const { host, session, socket } = await startRaw(t, {
    limits: { outgoingPauseBytes: 100_000, runningRequests: 4, gzipResultBytes: 1 << 30 },
  });
  const result = randomBytes(500_000);
  host.answer = async () => result;
  socket.socket.pause();
  for (let i = 0; i < 200; i++) session.send(NEAREST_DC_REQUEST);
  let before = -1;
  while (host.requests.length !== before) {
    before = host.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(before < 100, `${before} of 200 ran`);
  socket.socket.resume();
  for (let i = 0; i < 200; i++) await session.nextOf(ID.rpcResult);
});

test('when all connections together hold too much, the one that holds most is closed', async (t) => {
  const { wire, host, session, socket, connect: open } = await startRaw(t, { limits: { allOutgoingBytes: 24 << 20 } });
  const moderate = open();
  const other = createRawSession(plantKey(host), moderate);
  await openSession(other);
  socket.socket.pause();
  moderate.socket.pause();
  const update = Buffer.concat([tlInt(0x11223344), Buffer.alloc(500_000)]);
  for (let n = 0; wire.stats().slowReadersClosed === 0; n++) {
    wire.push(n % 3 === 0 ? [session, other] : [session], update);
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.deepEqual(
    host.online.map((ref) => ref.sessionId),
    [session.sessionId, other.sessionId],
  );
  moderate.socket.resume();
  other.send(NEAREST_DC_REQUEST);
  await other.nextOf(ID.rpcResult);
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

test('a quick ack carries the digest of the message', async (t) => {
  const { session, socket } = await startRaw(t);
  const { packet } = session.seal(pingBody(1n), { content: false });
  const head = tlInt(packet.length);
  head[3] = 0x80;
  let answered: (bytes: Buffer) => void = () => {};
  const first = new Promise<Buffer>((resolve) => {
    answered = resolve;
  });
  socket.socket.removeAllListeners('data');
  socket.socket.on('data', (chunk: Buffer) => answered(chunk));
  socket.sendBytes(Buffer.concat([head, packet]));
  const bytes = await first;
  const token = openMessage(packet, 0, packet.length, session.key)?.quickAckToken;
  assert.equal(bytes.readInt32LE(0), token);
  assert.ok(bytes.readInt32LE(0) < 0);
});
