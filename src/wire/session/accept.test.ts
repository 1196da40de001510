import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import { openMessage, sealInPlace } from '../crypto/message.ts';
import { ID } from '../service-tl/ids.ts';
import { tlBytes, tlInt } from '../service-tl/writer.ts';
import { NEAREST_DC_REQUEST, startRaw } from '../testing/open-raw.ts';
import {
  containerBody,
  createRawSession,
  idsBody,
  longBytes,
  openSession,
  pingBody,
  plantKey,
  type RawSession,
  readResult,
} from '../testing/raw-session.ts';
import { NEAREST_DC } from '../testing/throw-away-host.ts';

const badCode = (message: { body: Buffer }) => message.body.readInt32LE(16);
const badMsgId = (message: { body: Buffer }) => message.body.readBigInt64LE(4);

test('a wrong salt is answered with the right one, and the request does not run', async (t) => {
  const { host, session } = await startRaw(t, {}, false);
  const msgId = session.send(NEAREST_DC_REQUEST, { salt: 99n });
  const bad = await session.next();
  assert.equal(bad.id, ID.badServerSalt);
  assert.equal(badMsgId(bad), msgId);
  assert.equal(host.requests.length, 0);
  session.salt = bad.body.readBigInt64LE(20);
  assert.equal(session.salt, bad.salt);
  session.send(NEAREST_DC_REQUEST);
  const result = await session.nextOf(ID.rpcResult);
  assert.deepEqual(readResult(result).result, NEAREST_DC);
});

test('a new session is announced with the oldest message in it, before anything else', async (t) => {
  const { session, connect } = await startRaw(t);
  const second = createRawSession(session.key, connect());
  second.salt = session.salt;
  const [first, ping] = [second.newMsgId(), second.newMsgId()];
  const body = containerBody([
    { msgId: ping, seqNo: 2, body: pingBody(3n) },
    { msgId: first, seqNo: 1, body: NEAREST_DC_REQUEST },
  ]);
  second.send(body, { content: false, seqNo: 2 });
  const created = await second.next();
  assert.equal(created.id, ID.newSessionCreated);
  assert.equal(created.body.readBigInt64LE(4), first);
  assert.equal(created.body.readBigInt64LE(20), second.salt);
  assert.equal(created.seqNo % 2, 1);
});

test('msg ids from the future, from the past and with a wrong remainder are refused with their codes', async (t) => {
  const { session, host } = await startRaw(t);
  const nowS = BigInt(Math.floor(Date.now() / 1_000));
  for (const [msgId, code] of [
    [(nowS + 60n) << 32n, 17],
    [(nowS - 400n) << 32n, 16],
    [(nowS << 32n) + 1n, 18],
  ] as const) {
    session.send(NEAREST_DC_REQUEST, { msgId, seqNo: 1 });
    const bad = await session.next();
    assert.equal(bad.id, ID.badMsgNotification);
    assert.equal(badMsgId(bad), msgId);
    assert.equal(badCode(bad), code);
  }
  assert.equal(host.requests.length, 0);
});

test('a request with an even seqno gets code 35, a falling seqno code 32, a leaping one code 33', async (t) => {
  const { session } = await startRaw(t);
  const [early, early2] = [session.newMsgId(), session.newMsgId()];
  session.send(NEAREST_DC_REQUEST, { seqNo: 4 });
  assert.equal(badCode(await session.nextOf(ID.badMsgNotification)), 35);
  session.send(NEAREST_DC_REQUEST, { seqNo: 11 });
  await session.nextOf(ID.rpcResult);
  session.send(NEAREST_DC_REQUEST, { seqNo: 5 });
  assert.equal(badCode(await session.nextOf(ID.badMsgNotification)), 32);
  session.send(NEAREST_DC_REQUEST, { msgId: early, seqNo: 21 });
  assert.equal(badCode(await session.nextOf(ID.badMsgNotification)), 33);
  session.send(NEAREST_DC_REQUEST, { msgId: early2, seqNo: 7 });
  await session.nextOf(ID.rpcResult);
});

test('a container runs all that is in it, and answers each message', async (t) => {
  const { session, host } = await startRaw(t);
  const messages = Array.from({ length: 100 }, (_, i) => ({
    msgId: session.newMsgId(),
    seqNo: i * 2 + 1,
    body: NEAREST_DC_REQUEST,
  }));
  session.send(containerBody(messages), { content: false, seqNo: 200 });
  const answered = new Set<bigint>();
  while (answered.size < 100) answered.add(readResult(await session.nextOf(ID.rpcResult)).msgId);
  assert.deepEqual(answered, new Set(messages.map(({ msgId }) => msgId)));
  assert.equal(host.requests.length, 100);
});

test('bad containers run nothing', async (t) => {
  const { session, host } = await startRaw(t);
  const inner = { msgId: session.newMsgId(), seqNo: 1, body: NEAREST_DC_REQUEST };
  const nested = { msgId: session.newMsgId(), seqNo: 1, body: containerBody([inner]) };
  const lyingLength = containerBody([inner]);
  lyingLength.writeInt32LE(400, 20);
  const lyingCount = containerBody([inner]);
  lyingCount.writeInt32LE(2, 4);
  const newer = { ...inner, msgId: inner.msgId + (1n << 33n) };
  const own = session.newMsgId();
  session.send(containerBody([{ ...inner, msgId: own }]), { content: false, msgId: own });
  assert.equal(badCode(await session.nextOf(ID.badMsgNotification)), 64, 'its own id inside');
  for (const body of [containerBody([inner, nested]), lyingLength, lyingCount, containerBody([inner, newer])]) {
    session.send(body, { content: false });
    assert.equal(badCode(await session.nextOf(ID.badMsgNotification)), 64);
  }
  assert.equal(host.requests.length, 0);
  const msgId = session.send(containerBody([inner]), { content: false });
  await session.nextOf(ID.rpcResult);
  session.send(containerBody([inner]), { content: false, msgId });
  assert.equal(badCode(await session.nextOf(ID.badMsgNotification)), 19);
  assert.equal(host.requests.length, 1);
});

test('each message in a container has an id of its own to answer for, and spoils no other', async (t) => {
  const { session, host } = await startRaw(t);
  const good = session.newMsgId();
  const wrong = new Map([
    [good - (400n << 32n), 16],
    [good + 1n, 18],
  ]);
  const messages = [...wrong.keys(), good].map((msgId) => ({ msgId, seqNo: 1, body: NEAREST_DC_REQUEST }));
  session.send(containerBody(messages), { content: false, seqNo: 2 });
  for (const [msgId, code] of wrong) {
    const bad = await session.nextOf(ID.badMsgNotification);
    assert.deepEqual([badMsgId(bad), badCode(bad)], [msgId, code]);
  }
  assert.equal(readResult(await session.nextOf(ID.rpcResult)).msgId, good);
  assert.equal(host.requests.length, 1);
});

test('a container of too many messages is a flood', async (t) => {
  const { session, socket } = await startRaw(t);
  const body = containerBody(
    Array.from({ length: 1_021 }, () => ({ msgId: session.newMsgId(), seqNo: 0, body: pingBody(1n) })),
  );
  session.send(body, { content: false });
  assert.deepEqual(await socket.next(), tlInt(-429));
  await socket.closed;
});

test('packed requests are opened, gzip and zlib alike, in containers too', async (t) => {
  const { session, host } = await startRaw(t);
  let seqNo = 1;
  for (const pack of [gzipSync, deflateSync]) {
    const packed = Buffer.concat([tlInt(ID.gzipPacked), tlBytes(pack(NEAREST_DC_REQUEST))]);
    session.send(packed, { seqNo });
    assert.deepEqual(readResult(await session.nextOf(ID.rpcResult)).result, NEAREST_DC);
    const inner = { msgId: session.newMsgId(), seqNo: seqNo + 2, body: packed };
    session.send(containerBody([inner]), { content: false, seqNo: seqNo + 3 });
    assert.equal(readResult(await session.nextOf(ID.rpcResult)).msgId, inner.msgId);
    seqNo += 4;
  }
  assert.ok(host.requests.every((request) => Buffer.from(request.body).equals(NEAREST_DC_REQUEST)));
});

test('a zip bomb and broken packing get an error, and the session goes on', async (t) => {
  const { session, host } = await startRaw(t);
  const bomb = gzipSync(Buffer.alloc(64 << 20));
  for (const zipped of [bomb, Buffer.from('not packed at all'), bomb.subarray(0, 1_000), Buffer.alloc(0)]) {
    session.send(Buffer.concat([tlInt(ID.gzipPacked), tlBytes(zipped)]));
    const { result } = readResult(await session.nextOf(ID.rpcResult));
    assert.equal(result.readInt32LE(0), ID.rpcError);
    assert.equal(result.readInt32LE(4), 400);
  }
  assert.equal(host.requests.length, 0);
  session.send(NEAREST_DC_REQUEST);
  await session.nextOf(ID.rpcResult);
});

test('one packet has only so many bodies opened, however short they are', async (t) => {
  const { session, host } = await startRaw(t, {
    limits: { leastInflatedBytes: 1 << 10, packetInflatedBytes: 20 << 10 },
  });
  const packed = Buffer.concat([tlInt(ID.gzipPacked), tlBytes(gzipSync(NEAREST_DC_REQUEST))]);
  const messages = Array.from({ length: 50 }, (_, i) => ({
    msgId: session.newMsgId(),
    seqNo: i * 2 + 1,
    body: packed,
  }));
  session.send(containerBody(messages), { content: false, seqNo: 100 });
  let refused = 0;
  for (let i = 0; i < 50; i++) {
    const { result } = readResult(await session.nextOf(ID.rpcResult));
    if (result.readInt32LE(0) === ID.rpcError) refused++;
  }
  assert.deepEqual([host.requests.length, refused], [20, 30]);
});

test('ids of all messages of one packet count together', async (t) => {
  const { session, socket } = await startRaw(t);
  const messages = Array.from({ length: 2 }, () => ({
    ...{ msgId: session.newMsgId(), seqNo: 2 },
    body: idsBody(
      ID.msgsStateReq,
      Array.from({ length: 5_000 }, () => 4n),
    ),
  }));
  session.send(containerBody(messages), { content: false });
  await session.nextOf(ID.msgsStateInfo);
  assert.deepEqual(await socket.next(), tlInt(-429));
});

test('messages that were not made with the key close the connection in silence', async (t) => {
  const { session, socket, host, wire, connect } = await startRaw(t);
  const { packet } = session.seal(NEAREST_DC_REQUEST);
  packet[30] = (packet[30] ?? 0) ^ 1;
  socket.send(packet);
  await assert.rejects(socket.next());
  const other = createRawSession(plantKey(host), connect());
  const lyingPacket = connect();
  lyingPacket.send(other.seal(Buffer.alloc(3)).packet);
  await assert.rejects(lyingPacket.next());
  assert.equal(wire.stats().undecryptable, 2);
});

/** A ping that says of its body to be so long, with so much padding behind it; together with 44 bytes a multiple of 16. */
function padded(session: RawSession, paddingBytes: number, said = 12): Buffer {
  const { packet } = session.seal(pingBody(4n), { content: false });
  const plain = openMessage(packet, 0, packet.length, session.key)?.plain ?? Buffer.alloc(0);
  const total = 44 + paddingBytes;
  const out = Buffer.concat([packet.subarray(0, 24), plain.subarray(0, 44), randomBytes(paddingBytes)]);
  out.writeInt32LE(said, 24 + 28);
  sealInPlace(out, 8, total, session.key, 0);
  return out;
}

test('padding is 12 to 1,024 bytes, and a body as long as it says, in whole words; all else closes in silence', async (t) => {
  const { session, socket, wire, connect } = await startRaw(t);
  for (const paddingBytes of [20, 1_012]) {
    socket.send(padded(session, paddingBytes));
    assert.equal((await session.next()).id, ID.pong);
  }
  const wrong = [padded(session, 4), padded(session, 1_028), padded(session, 20, 13), padded(session, 20, 36)];
  wrong.push(padded(session, 20, -12), padded(session, 20, 0x7ffffff0));
  for (const packet of wrong) {
    const other = connect();
    other.send(packet);
    await assert.rejects(other.next());
  }
  assert.equal(wire.stats().undecryptable, wrong.length);
});

test('a key that the host does not know, and one that has expired, get -404', async (t) => {
  const { host, socket, connect } = await startRaw(t, {}, false);
  const key = plantKey(host);
  host.keys.clear();
  createRawSession(key, socket).send(pingBody(1n), { content: false });
  assert.deepEqual(await socket.next(), tlInt(-404));
  await socket.closed;
  const expired = connect();
  createRawSession(plantKey(host, { expiresAt: Math.floor(Date.now() / 1_000) - 1 }), expired).send(pingBody(1n));
  assert.deepEqual(await expired.next(), tlInt(-404));
});

test('service messages that cannot be read harm nobody', async (t) => {
  const { session } = await startRaw(t);
  for (const body of [
    tlInt(ID.ping),
    Buffer.concat([tlInt(ID.msgsAck), tlInt(ID.vector), tlInt(0x7fffffff)]),
    Buffer.concat([tlInt(ID.msgsStateReq), tlInt(1), longBytes(1n)]),
    Buffer.concat([tlInt(ID.msgResendReq), tlInt(ID.vector), tlInt(-1)]),
  ]) {
    session.send(body, { content: false });
  }
  session.send(NEAREST_DC_REQUEST);
  await session.nextOf(ID.rpcResult);
});

test('more than 8,192 ids in one acknowledgement, state or resend request are a flood', async (t) => {
  const { host, connect, wire } = await startRaw(t, {}, false);
  for (const id of [ID.msgsAck, ID.msgsStateReq, ID.msgResendReq]) {
    const socket = connect();
    const session = createRawSession(plantKey(host), socket);
    await openSession(session);
    const ids = (count: number) => Array.from({ length: count }, () => 4n);
    session.send(idsBody(id, ids(8_192)), { content: false });
    session.send(pingBody(2n), { content: false });
    await session.nextOf(ID.pong);
    session.send(idsBody(id, ids(8_193)), { content: false });
    assert.deepEqual(await socket.next(), tlInt(-429));
    await socket.closed;
  }
  assert.equal(wire.stats().internalErrors, 0);
});
