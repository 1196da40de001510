import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { WireRequest } from '../host.ts';
import { ID } from '../service-tl/ids.ts';
import { createReader } from '../service-tl/reader.ts';
import { tlBytes, tlInt } from '../service-tl/writer.ts';
import { gate, NEAREST_DC_REQUEST, startRaw } from '../testing/open-raw.ts';
import { containerBody, createRawSession, idsBody, longBytes, pingBody, readResult } from '../testing/raw-session.ts';
import { NEAREST_DC } from '../testing/throw-away-host.ts';

test('ids of answers and of all else differ in their remainder, and what wants no acknowledgement has an even seqno', async (t) => {
  const { session, host } = await startRaw(t, { limits: { ackDelayMs: 0 } }, false);
  const seen = new Map<number, [remainder: bigint, isContent: boolean]>();
  const take = async (id: number) => {
    const message = await session.nextOf(id);
    seen.set(id, [message.msgId % 4n, message.seqNo % 2 === 1]);
    return message;
  };
  session.send(pingBody(1n), { content: false });
  session.salt = (await take(ID.badServerSalt)).body.readBigInt64LE(20);
  session.send(pingBody(2n), { content: false });
  await take(ID.newSessionCreated);
  await take(ID.pong);
  const answer = gate<Uint8Array>();
  host.answer = () => answer.opened;
  const msgId = session.send(NEAREST_DC_REQUEST);
  await take(ID.msgsAck);
  answer.open(NEAREST_DC);
  await take(ID.rpcResult);
  session.send(idsBody(ID.msgsStateReq, [msgId]), { content: false });
  await take(ID.msgsStateInfo);
  session.send(NEAREST_DC_REQUEST, { msgId: msgId + 1n, seqNo: 9 });
  await take(ID.badMsgNotification);
  assert.deepEqual(
    seen,
    new Map([
      [ID.badServerSalt, [3n, false]],
      [ID.newSessionCreated, [3n, true]],
      [ID.pong, [1n, false]],
      [ID.msgsAck, [3n, false]],
      [ID.rpcResult, [1n, true]],
      [ID.msgsStateInfo, [1n, false]],
      [ID.badMsgNotification, [3n, false]],
    ]),
  );
});

test('a request that comes twice runs once and gets the same answer', async (t) => {
  const { session, host } = await startRaw(t);
  const msgId = session.send(NEAREST_DC_REQUEST);
  const first = await session.nextOf(ID.rpcResult);
  session.send(NEAREST_DC_REQUEST, { msgId, seqNo: 1 });
  const second = await session.nextOf(ID.rpcResult);
  assert.deepEqual([second.msgId, second.seqNo, second.body], [first.msgId, first.seqNo, first.body]);
  assert.equal(host.requests.length, 1);
});

test('a request that comes again while it runs is acknowledged and runs once', async (t) => {
  const { session, host } = await startRaw(t);
  const answer = gate<Uint8Array>();
  host.answer = () => answer.opened;
  const msgId = session.send(NEAREST_DC_REQUEST);
  session.send(NEAREST_DC_REQUEST, { msgId, seqNo: 1 });
  const ack = await session.nextOf(ID.msgsAck);
  assert.equal(ack.body.readBigInt64LE(12), msgId);
  answer.open(NEAREST_DC);
  assert.equal(readResult(await session.nextOf(ID.rpcResult)).msgId, msgId);
  assert.equal(host.requests.length, 1);
});

test('a service message that comes twice is answered once, and not acknowledged', async (t) => {
  const { session } = await startRaw(t);
  const msgId = session.send(pingBody(7n), { content: false });
  await session.nextOf(ID.pong);
  session.send(pingBody(7n), { content: false, msgId });
  session.send(pingBody(8n), { content: false });
  const next = await session.next();
  assert.deepEqual([next.id, next.body.readBigInt64LE(12)], [ID.pong, 8n]);
});

test('a request whose answer had to make room must be asked anew', async (t) => {
  const { session, host } = await startRaw(t, { limits: { keptAnswers: 2 } });
  const msgId = session.send(NEAREST_DC_REQUEST);
  for (let i = 0; i < 3; i++) session.send(NEAREST_DC_REQUEST);
  for (let i = 0; i < 4; i++) await session.nextOf(ID.rpcResult);
  session.send(NEAREST_DC_REQUEST, { msgId, seqNo: 1 });
  const bad = await session.nextOf(ID.badMsgNotification);
  assert.equal(bad.body.readInt32LE(16), 20);
  assert.equal(host.requests.length, 4);
});

test('a message older than all that is remembered is not run', async (t) => {
  const { session, host } = await startRaw(t, { limits: { receivedIds: 4 } });
  const first = session.send(NEAREST_DC_REQUEST);
  await session.nextOf(ID.rpcResult);
  for (let i = 0; i < 6; i++) {
    session.send(NEAREST_DC_REQUEST);
    await session.nextOf(ID.rpcResult);
  }
  session.send(NEAREST_DC_REQUEST, { msgId: first, seqNo: 1 });
  assert.equal((await session.nextOf(ID.badMsgNotification)).body.readInt32LE(16), 20);
  assert.equal(host.requests.length, 7);
});

test('an answer that was not acknowledged comes again on the next connection', async (t) => {
  const { session, socket, connect } = await startRaw(t);
  session.send(NEAREST_DC_REQUEST);
  const first = await session.nextOf(ID.rpcResult);
  socket.close();
  const second = connect();
  session.use(second);
  session.send(pingBody(9n), { content: false });
  const again = await session.nextOf(ID.rpcResult);
  assert.deepEqual([again.msgId, again.seqNo, again.body], [first.msgId, first.seqNo, first.body]);
  session.send(idsBody(ID.msgsAck, [first.msgId]), { content: false });
  session.send(pingBody(10n), { content: false });
  await session.nextOf(ID.pong);
  second.close();
  session.use(connect());
  session.send(pingBody(11n), { content: false });
  for (let message = await session.next(); message.id !== ID.pong; message = await session.next()) {
    assert.notEqual(message.id, ID.rpcResult);
  }
});

test('the answer to a request goes to the connection that replaced the one it came on', async (t) => {
  const { session, socket, host, connect } = await startRaw(t);
  const answer = gate<Uint8Array>();
  const running = gate();
  host.answer = () => {
    running.open();
    return answer.opened;
  };
  const msgId = session.send(NEAREST_DC_REQUEST);
  await running.opened;
  socket.close();
  const second = connect();
  session.use(second);
  session.send(pingBody(9n), { content: false });
  await session.nextOf(ID.pong);
  answer.open(NEAREST_DC);
  assert.equal(readResult(await session.nextOf(ID.rpcResult)).msgId, msgId);
});

test('a slow request is acknowledged before its answer', async (t) => {
  const { session, host } = await startRaw(t, { limits: { ackDelayMs: 0 } });
  const answer = gate<Uint8Array>();
  host.answer = () => answer.opened;
  const msgId = session.send(NEAREST_DC_REQUEST);
  const ack = await session.next();
  assert.equal(ack.id, ID.msgsAck);
  assert.equal(ack.body.readBigInt64LE(12), msgId);
  answer.open(NEAREST_DC);
  await session.nextOf(ID.rpcResult);
});

test('a slow request of a client that lost its connection is acknowledged on the next one', async (t) => {
  const { session, socket, host, wire, connect } = await startRaw(t, { limits: { ackDelayMs: 0 } });
  const answer = gate<Uint8Array>();
  const running = gate();
  host.answer = () => {
    running.open();
    return answer.opened;
  };
  const msgId = session.send(NEAREST_DC_REQUEST);
  await running.opened;
  socket.close();
  while (wire.stats().onlineSessions > 0) await new Promise((resolve) => setImmediate(resolve));
  // The round passes in which it would have been acknowledged: that of somebody else is, who asked later.
  const other = createRawSession(session.key, connect());
  other.salt = session.salt;
  other.send(NEAREST_DC_REQUEST);
  await other.nextOf(ID.msgsAck);
  session.use(connect());
  session.send(pingBody(9n), { content: false });
  const ack = await session.nextOf(ID.msgsAck);
  assert.equal(ack.body.readBigInt64LE(12), msgId);
  answer.open(NEAREST_DC);
  assert.equal(readResult(await session.nextOf(ID.rpcResult)).msgId, msgId);
});

test('long results are packed when that is worthwhile', async (t) => {
  const { session, host } = await startRaw(t);
  const text = Buffer.alloc(20_000, 'lamp ');
  const noise = randomBytes(20_000);
  const longText = Buffer.alloc(200_000, 'lamp ');
  for (const result of [text, noise, longText]) {
    host.answer = async () => result;
    session.send(NEAREST_DC_REQUEST);
    const received = readResult(await session.nextOf(ID.rpcResult)).result;
    if (result === noise) {
      assert.deepEqual(received, noise);
      continue;
    }
    assert.equal(received.readInt32LE(0), ID.gzipPacked);
    assert.ok(received.length < 2_000);
    const reader = createReader(received);
    reader.int();
    assert.deepEqual(gunzipSync(reader.string()), result);
  }
});

test('a dropped request is aborted and never answered', async (t) => {
  const { session, host } = await startRaw(t);
  const running = gate<WireRequest>();
  const answer = gate<Uint8Array>();
  host.answer = (request) => {
    running.open(request);
    return host.requests.length === 1 ? answer.opened : undefined;
  };
  const msgId = session.send(NEAREST_DC_REQUEST);
  const { signal } = await running.opened;
  assert.equal(signal.aborted, false);
  const dropId = session.send(Buffer.concat([tlInt(ID.rpcDropAnswer), longBytes(msgId)]));
  const reply = readResult(await session.nextOf(ID.rpcResult));
  assert.equal(reply.msgId, dropId);
  assert.equal(reply.result.readInt32LE(0), ID.rpcAnswerDroppedRunning);
  assert.equal(signal.aborted, true);
  answer.open(NEAREST_DC);
  const next = session.send(NEAREST_DC_REQUEST);
  assert.equal(readResult(await session.nextOf(ID.rpcResult)).msgId, next);
});

test('dropping an answer that is out forgets it; an unknown one is unknown', async (t) => {
  const { session } = await startRaw(t);
  const msgId = session.send(NEAREST_DC_REQUEST);
  const answer = await session.nextOf(ID.rpcResult);
  const drop = Buffer.concat([tlInt(ID.rpcDropAnswer), longBytes(msgId)]);
  session.send(drop);
  const dropped = readResult(await session.nextOf(ID.rpcResult)).result;
  assert.equal(dropped.readInt32LE(0), ID.rpcAnswerDropped);
  assert.equal(dropped.readBigInt64LE(4), answer.msgId);
  assert.deepEqual([dropped.readInt32LE(12), dropped.readInt32LE(16)], [answer.seqNo, answer.body.length]);
  session.send(drop);
  assert.equal(readResult(await session.nextOf(ID.rpcResult)).result.readInt32LE(0), ID.rpcAnswerUnknown);
});

test('a client that asks more than may run at once is read on when answers have gone out', async (t) => {
  const { session, host } = await startRaw(t, { limits: { runningRequests: 4 } });
  const waiting: (() => void)[] = [];
  host.answer = () => new Promise((resolve) => waiting.push(() => resolve(NEAREST_DC)));
  for (let i = 0; i < 20; i++) session.send(NEAREST_DC_REQUEST);
  let answered = 0;
  let most = 0;
  while (answered < 20) {
    most = Math.max(most, waiting.length);
    const next = waiting.shift();
    if (next === undefined) {
      await new Promise((resolve) => setImmediate(resolve));
      continue;
    }
    next();
    await session.nextOf(ID.rpcResult);
    answered++;
  }
  assert.equal(host.requests.length, 20);
  assert.ok(most <= 4, `${most} ran at once`);
});

test('states of messages are told, and kept messages are sent again on request', async (t) => {
  const { session, host } = await startRaw(t);
  const answer = gate<Uint8Array>();
  const done = session.send(NEAREST_DC_REQUEST);
  const result = await session.nextOf(ID.rpcResult);
  host.answer = () => answer.opened;
  const running = session.send(NEAREST_DC_REQUEST);
  const ping = session.send(pingBody(1n), { content: false });
  await session.nextOf(ID.pong);
  const never = session.newMsgId();
  const ids = [done, running, ping, never, never + (1n << 34n), 4n];
  const asked = session.send(idsBody(ID.msgsStateReq, ids), { content: false });
  const info = await session.nextOf(ID.msgsStateInfo);
  assert.equal(info.body.readBigInt64LE(4), asked);
  const reader = createReader(info.body.subarray(12));
  assert.deepEqual([...reader.string()], [4 + 8 + 32 + 64, 4 + 32, 4 + 16, 2, 3, 1]);
  session.send(idsBody(ID.msgResendReq, [result.msgId]), { content: false });
  const again = await session.nextOf(ID.rpcResult);
  assert.deepEqual([again.msgId, again.body], [result.msgId, result.body]);
  session.send(idsBody(ID.msgsAck, [result.msgId]), { content: false });
  session.send(idsBody(ID.msgResendReq, [result.msgId]), { content: false });
  await session.nextOf(ID.msgsStateInfo);
  answer.open(NEAREST_DC);
});

test('the state of a request says that it was acknowledged, from then on', async (t) => {
  const { session, host } = await startRaw(t, { limits: { ackDelayMs: 0 } });
  const stateOf = async (msgId: bigint) => {
    session.send(idsBody(ID.msgsStateReq, [msgId]), { content: false });
    const { body } = await session.nextOf(ID.msgsStateInfo);
    return createReader(body.subarray(12)).string()[0];
  };
  const answer = gate<Uint8Array>();
  host.answer = () => answer.opened;
  const running = session.send(NEAREST_DC_REQUEST);
  await session.nextOf(ID.msgsAck);
  assert.equal(await stateOf(running), 4 + 8 + 32);
  const dropped = session.send(NEAREST_DC_REQUEST);
  session.send(Buffer.concat([tlInt(ID.rpcDropAnswer), longBytes(dropped)]));
  await session.nextOf(ID.rpcResult);
  assert.equal(((await stateOf(dropped)) ?? 0) & ~8, 4 + 32);
  const ping = session.send(pingBody(3n));
  await session.nextOf(ID.msgsAck);
  assert.equal(await stateOf(ping), 4 + 8, 'no request');
  answer.open(NEAREST_DC);
  const result = await session.nextOf(ID.rpcResult);
  assert.equal(await stateOf(running), 4 + 8 + 32 + 64);
  session.send(idsBody(ID.msgsAck, [result.msgId]), { content: false });
  assert.equal(await stateOf(running), 4 + 8 + 32 + 64);
});

test('one packet has only so much sent again, however often it names a long answer', async (t) => {
  const { session, host, wire } = await startRaw(t, { limits: { packetResentBytes: 4 << 20 } });
  host.answer = async () => randomBytes(1 << 20);
  const msgId = session.send(NEAREST_DC_REQUEST);
  const { msgId: answerId } = await session.nextOf(ID.rpcResult);
  const before = wire.stats().bytesOut;
  const repeated = Array.from({ length: 500 }, () => ({ msgId, seqNo: 1, body: NEAREST_DC_REQUEST }));
  const asked = Array.from({ length: 500 }, () => ({
    ...{ msgId: session.newMsgId(), seqNo: 2 },
    body: idsBody(ID.msgResendReq, [answerId]),
  }));
  session.send(containerBody([...repeated, ...asked]), { content: false });
  session.send(pingBody(5n), { content: false });
  await session.nextOf(ID.pong);
  assert.ok(wire.stats().bytesOut - before < 6 << 20);
});

test('service messages that only tell something are taken, also as content, and answered by an acknowledgement at most', async (t) => {
  const { session, wire } = await startRaw(t, { limits: { ackDelayMs: 0 } });
  const info = Buffer.concat([longBytes(4n), tlBytes(Buffer.of(4))]);
  for (const body of [
    Buffer.concat([tlInt(ID.msgsStateInfo), info]),
    Buffer.concat([tlInt(ID.msgsAllInfo), tlInt(ID.vector), tlInt(1), longBytes(4n), tlBytes(Buffer.of(4))]),
    Buffer.concat([tlInt(ID.msgDetailedInfo), longBytes(4n), longBytes(5n), tlInt(100), tlInt(0)]),
    Buffer.concat([tlInt(ID.msgNewDetailedInfo), longBytes(5n), tlInt(100), tlInt(0)]),
    Buffer.concat([tlInt(ID.httpWait), tlInt(0), tlInt(0), tlInt(25_000)]),
  ]) {
    session.send(body, { content: false });
    const msgId = session.send(body);
    const ack = await session.next();
    assert.deepEqual([ack.id, ack.body.readBigInt64LE(12)], [ID.msgsAck, msgId]);
  }
  assert.equal(wire.stats().badMessages, 0);
});

test('the same message id with another body is no other request: it gets the answer that it had', async (t) => {
  const { session, host } = await startRaw(t);
  host.answer = async (_request, query) => Buffer.from(query);
  const msgId = session.send(Buffer.from('11111111', 'hex'));
  const first = await session.nextOf(ID.rpcResult);
  session.send(Buffer.from('22222222', 'hex'), { msgId, seqNo: 1 });
  const second = await session.nextOf(ID.rpcResult);
  assert.deepEqual([second.msgId, second.body], [first.msgId, first.body]);
  assert.equal(host.requests.length, 1);
});
