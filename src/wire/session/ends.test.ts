import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ID } from '../service-tl/ids.ts';
import { tlInt } from '../service-tl/writer.ts';
import { gate, NEAREST_DC_REQUEST, startRaw } from '../testing/open-raw.ts';
import { createRawSession, openSession, pingBody, plantKey } from '../testing/raw-session.ts';
import { NEAREST_DC } from '../testing/throw-away-host.ts';

test('another session of the key can be destroyed, the own one cannot', async (t) => {
  const { session, host, connect } = await startRaw(t);
  const other = createRawSession(session.key, connect());
  await openSession(other);
  const destroy = (sessionId: string) => Buffer.concat([tlInt(ID.destroySession), Buffer.from(sessionId, 'hex')]);
  session.send(destroy(other.sessionId), { content: false });
  const ok = await session.nextOf(ID.destroySessionOk);
  assert.equal(ok.body.toString('hex', 4), other.sessionId);
  assert.deepEqual(
    host.closed.map((ref) => ref.sessionId),
    [other.sessionId],
  );
  session.send(destroy(other.sessionId), { content: false });
  await session.nextOf(ID.destroySessionNone);
  session.send(destroy(session.sessionId), { content: false });
  await session.nextOf(ID.destroySessionNone);
  other.send(pingBody(5n), { content: false });
  await other.nextOf(ID.newSessionCreated);
});

test('what ran in a session that was destroyed does not run again in one of the same name', async (t) => {
  const { session, host, connect } = await startRaw(t);
  const socket = connect();
  const other = createRawSession(session.key, socket);
  await openSession(other);
  const caught = other.seal(NEAREST_DC_REQUEST);
  socket.send(caught.packet);
  await other.nextOf(ID.rpcResult);
  session.send(Buffer.concat([tlInt(ID.destroySession), Buffer.from(other.sessionId, 'hex')]), { content: false });
  await session.nextOf(ID.destroySessionOk);
  socket.send(caught.packet);
  const bad = await other.nextOf(ID.badMsgNotification);
  assert.deepEqual([bad.body.readBigInt64LE(4), bad.body.readInt32LE(16)], [caught.msgId, 20]);
  assert.equal(host.requests.length, 1);
  other.send(NEAREST_DC_REQUEST);
  await other.nextOf(ID.rpcResult);
});

test('a connection that waits for the requests of a session is read on when that session is destroyed', async (t) => {
  const { session, host, connect } = await startRaw(t, { limits: { runningRequests: 2 } });
  const socket = connect();
  const other = createRawSession(session.key, socket);
  await openSession(other);
  const never = gate<Uint8Array>();
  host.answer = () => never.opened;
  for (let i = 0; i < 2; i++) other.send(NEAREST_DC_REQUEST);
  while (host.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
  session.send(Buffer.concat([tlInt(ID.destroySession), Buffer.from(other.sessionId, 'hex')]), { content: false });
  await session.nextOf(ID.destroySessionOk);
  const third = createRawSession(session.key, socket);
  third.salt = session.salt;
  third.send(pingBody(4n), { content: false });
  await third.nextOf(ID.pong);
  never.open(NEAREST_DC);
});

test('a request that waits for another one waits no longer when its session is destroyed', async (t) => {
  const { session, host, connect } = await startRaw(t);
  const other = createRawSession(session.key, connect());
  await openSession(other);
  const never = gate<Uint8Array>();
  const waiting = gate<Promise<boolean>>();
  const first = other.newMsgId();
  host.answer = (request) => {
    if (request.msgId !== first) waiting.open(request.after([first]));
    return never.opened;
  };
  other.send(NEAREST_DC_REQUEST, { msgId: first });
  other.send(NEAREST_DC_REQUEST);
  const outcome = waiting.opened;
  while (host.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
  session.send(Buffer.concat([tlInt(ID.destroySession), Buffer.from(other.sessionId, 'hex')]), { content: false });
  assert.equal(await outcome, false);
  never.open(NEAREST_DC);
});

test('a destroyed key answers bare and is unknown afterwards', async (t) => {
  const { session, socket, host, connect } = await startRaw(t);
  session.send(tlInt(ID.destroyAuthKey));
  await session.nextOf(ID.destroyAuthKeyOk);
  await socket.closed;
  assert.equal(host.keys.size, 0);
  const again = connect();
  session.use(again);
  session.send(pingBody(1n), { content: false });
  assert.deepEqual(await again.next(), tlInt(-404));
});

test('a key that was gone already, and one that cannot be destroyed, are said to be so', async (t) => {
  const { session, host, wire, socket } = await startRaw(t);
  const { destroyAuthKey } = host;
  host.destroyAuthKey = async () => {
    throw new Error('the disk is full');
  };
  session.send(tlInt(ID.destroyAuthKey));
  assert.equal((await session.nextOf(ID.destroyAuthKeyFail)).body.length, 4, 'bare');
  session.send(NEAREST_DC_REQUEST);
  await session.nextOf(ID.rpcResult);
  host.destroyAuthKey = async (keyId) => {
    // As another node, or a job, does at the same moment.
    wire.dropKeys([keyId]);
    await destroyAuthKey(keyId);
    return false;
  };
  session.send(tlInt(ID.destroyAuthKey));
  assert.equal((await session.nextOf(ID.destroyAuthKeyNone)).body.length, 4, 'bare');
  await socket.closed;
  assert.equal(wire.stats().openSessions, 0);
});

test('the host can drop a key: its connections get -404', async (t) => {
  const { wire, session, socket, host } = await startRaw(t);
  host.keys.clear();
  wire.dropKeys([session.keyId]);
  assert.deepEqual(await socket.next(), tlInt(-404));
  await socket.closed;
  assert.equal(host.closed.length, 1);
  assert.equal(wire.stats().openSessions, 0);
});

test('a key that is dropped while it is being loaded is unknown, whatever was read of it', async (t) => {
  const { wire, host, socket } = await startRaw(t, {}, false);
  const key = plantKey(host);
  const [asked, read] = [gate(), gate()];
  const { loadAuthKey } = host;
  host.loadAuthKey = async (keyId) => {
    const record = await loadAuthKey(keyId);
    asked.open();
    await read.opened;
    return record;
  };
  const session = createRawSession(key, socket);
  session.send(pingBody(1n), { content: false });
  await asked.opened;
  wire.dropKeys([session.keyId]);
  read.open();
  assert.deepEqual(await socket.next(), tlInt(-404));
});

test('a temporary key ends for those, too, who only listen under it', async (t) => {
  let nowMs = Date.now();
  const options = { clock: { nowMs: () => nowMs }, limits: { tidyEveryMs: 0 } };
  const { wire, host, connect, session: lasting } = await startRaw(t, options);
  const socket = connect();
  const session = createRawSession(plantKey(host, { expiresAt: Math.floor(nowMs / 1_000) + 60 }), socket);
  await openSession(session);
  nowMs += 61_000;
  assert.deepEqual(await socket.next(), tlInt(-404));
  await socket.closed;
  assert.equal(wire.stats().openSessions, 1);
  const msgId = BigInt(Math.floor(nowMs / 1_000)) << 32n;
  lasting.send(pingBody(2n), { content: false, msgId });
  await lasting.nextOf(ID.pong);
});
