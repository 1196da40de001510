import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { ID } from '../service-tl/ids.ts';
import { NEAREST_DC_REQUEST, startRaw } from '../testing/open-raw.ts';
import {
  containerBody,
  createRawSession,
  idsBody,
  openSession,
  pingBody,
  plantKey,
  type RawSession,
} from '../testing/raw-session.ts';

const UPDATE = Buffer.from('44332211', 'hex');

/** Whether the server still knows the session: one that it forgot is announced anew. */
async function isKnown(session: RawSession): Promise<boolean> {
  session.send(pingBody(7n), { content: false });
  for (;;) {
    const { id } = await session.next();
    if (id === ID.newSessionCreated) return false;
    if (id === ID.pong) return true;
  }
}

/** Acknowledges what opened a session, so that nothing of it is sent again. */
async function openQuietly(session: RawSession): Promise<void> {
  session.send(pingBody(1n), { content: false });
  session.salt = (await session.nextOf(ID.badServerSalt)).body.readBigInt64LE(20);
  session.send(pingBody(2n), { content: false });
  const created = await session.nextOf(ID.newSessionCreated);
  session.send(idsBody(ID.msgsAck, [created.msgId]), { content: false });
  await session.nextOf(ID.pong);
}

test('beyond so many sessions of one key the one goes that was away longest', async (t) => {
  const { wire, host, connect } = await startRaw(t, { limits: { sessionsPerKey: 3 } }, false);
  const key = plantKey(host);
  const sockets = [connect(), connect(), connect(), connect()];
  const [first, away, third, fourth] = sockets.map((socket) => createRawSession(key, socket));
  assert.ok(first && away && third && fourth);
  for (const session of [first, away, third]) await openQuietly(session);
  sockets[1]?.close();
  while (wire.stats().onlineSessions > 2) await new Promise((resolve) => setImmediate(resolve));
  await openQuietly(fourth);
  assert.equal(wire.stats().openSessions, 3);
  assert.deepEqual(
    host.closed.map(({ sessionId }) => sessionId),
    [away.sessionId],
  );
  for (const session of [first, third, fourth]) assert.equal(await isKnown(session), true);
});

test('a connection carries so many sessions at most; the first one then goes without it, and is not forgotten', async (t) => {
  const { wire, host, socket, connect } = await startRaw(t, { limits: { sessionsPerConnection: 2 } }, false);
  const key = plantKey(host);
  const sessions = [1, 2, 3].map(() => createRawSession(key, socket));
  const [first, second, third] = sessions;
  assert.ok(first && second && third);
  for (const session of sessions) await openQuietly(session);
  assert.deepEqual([wire.stats().openSessions, wire.stats().onlineSessions], [3, 2]);
  wire.push([first, second, third], UPDATE);
  assert.equal((await third.nextOf(UPDATE.readInt32LE(0))).id, UPDATE.readInt32LE(0));
  const back = connect();
  first.use(back);
  first.send(pingBody(3n), { content: false });
  await first.nextOf(UPDATE.readInt32LE(0));
});

test('beyond so many sessions in all the one goes that was away longest', async (t) => {
  const { wire, host, connect } = await startRaw(t, { limits: { sessions: 3 } }, false);
  const open = async () => {
    const socket = connect();
    const session = createRawSession(plantKey(host), socket);
    await openQuietly(session);
    return { socket, session };
  };
  const [one, two, three] = [await open(), await open(), await open()];
  one.socket.close();
  while (wire.stats().onlineSessions > 2) await new Promise((resolve) => setImmediate(resolve));
  await open();
  assert.equal(wire.stats().openSessions, 3);
  assert.equal(host.closed[0]?.sessionId, one.session.sessionId);
  assert.deepEqual([await isKnown(two.session), await isKnown(three.session)], [true, true]);
});

test('answers that nobody acknowledges have a measure for all sessions together: who listens least loses them', async (t) => {
  const limits = { allKeptAnswerBytes: 1 << 20, gzipResultBytes: 1 << 30 };
  const { wire, host, connect } = await startRaw(t, { limits }, false);
  const answer = randomBytes(100_000);
  host.answer = async () => answer;
  const open = async () => {
    const session = createRawSession(plantKey(host), connect());
    await openQuietly(session);
    return session;
  };
  const deaf = await open();
  const listener = await open();
  const msgId = deaf.send(NEAREST_DC_REQUEST);
  await deaf.nextOf(ID.rpcResult);
  for (let i = 0; i < 5; i++) {
    listener.send(NEAREST_DC_REQUEST);
    const { msgId: answered } = await listener.nextOf(ID.rpcResult);
    listener.send(idsBody(ID.msgsAck, [answered]), { content: false });
  }
  deaf.send(NEAREST_DC_REQUEST, { msgId, seqNo: 1 });
  await deaf.nextOf(ID.rpcResult);
  assert.equal(wire.stats().answersDropped, 0);
  // Many that ask once and are never heard of again.
  for (let i = 0; i < 20; i++) {
    const session = await open();
    session.send(NEAREST_DC_REQUEST);
    await session.nextOf(ID.rpcResult);
    assert.ok(wire.stats().keptAnswerBytes <= 1 << 20);
  }
  assert.ok(wire.stats().answersDropped >= 10);
  deaf.send(NEAREST_DC_REQUEST, { msgId, seqNo: 1 });
  const bad = await deaf.nextOf(ID.badMsgNotification);
  assert.equal(bad.body.readInt32LE(16), 20, 'it must ask anew');
});

test('remembered message ids have a measure for all sessions together, and are counted until they are forgotten', async (t) => {
  const limits = { allReceivedIds: 300, fewReceivedIds: 10, receivedIds: 200 };
  const { wire, host, connect } = await startRaw(t, { limits }, false);
  const sessions: RawSession[] = [];
  for (let i = 0; i < 4; i++) {
    const session = createRawSession(plantKey(host), connect());
    await openSession(session);
    sessions.push(session);
    const pings = Array.from({ length: 150 }, () => ({ msgId: session.newMsgId(), seqNo: 0, body: pingBody(1n) }));
    session.send(containerBody(pings), { content: false });
    for (let n = 0; n < 150; n++) await session.nextOf(ID.pong);
  }
  // Three of them came before it was too much, or while it became so.
  assert.ok(wire.stats().rememberedIds <= 300 + 10 * 4, `${wire.stats().rememberedIds}`);
  for (const session of sessions) assert.equal(await isKnown(session), true);
  wire.dropKeys(sessions.map(({ keyId }) => keyId));
  assert.equal(wire.stats().rememberedIds, 0);
});
