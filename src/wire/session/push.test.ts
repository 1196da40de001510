import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ID } from '../service-tl/ids.ts';
import { tlInt } from '../service-tl/writer.ts';
import { startRaw } from '../testing/open-raw.ts';
import { createRawSession, idsBody, openSession, pingBody } from '../testing/raw-session.ts';

/** Any constructor that the service schema does not know. */
const UPDATE = 0x11223344;
const update = (n: number) => Buffer.concat([tlInt(UPDATE), tlInt(n)]);
const numberOf = (message: { body: Buffer }) => message.body.readInt32LE(4);

test('a push reaches every named session, in order, with odd seqnos and ids of the right kind', async (t) => {
  const { wire, session, connect } = await startRaw(t);
  const other = createRawSession(session.key, connect());
  await openSession(other);
  for (let n = 0; n < 20; n++) wire.push([session, other, { keyId: '00', sessionId: '00' }], update(n));
  for (const receiver of [session, other]) {
    for (let n = 0; n < 20; n++) {
      const message = await receiver.nextOf(UPDATE);
      assert.equal(numberOf(message), n);
      assert.equal(message.seqNo % 2, 1);
      assert.equal(message.msgId % 4n, 3n);
    }
  }
  assert.equal(wire.stats().pushes, 40);
});

test('ids grow also past the end of a second, when more is sent than the clock goes on', async (t) => {
  const secondS = Math.floor(Date.now() / 1_000);
  // A microsecond is left of it, which is room for about a thousand ids.
  const clock = { nowMs: () => secondS * 1_000 + 999.999 };
  const { wire, session } = await startRaw(t, { clock, limits: { keptUpdates: 3_000 } });
  const ids: bigint[] = [];
  for (let n = 0; n < 2_000; n++) wire.push([session], update(n));
  for (let n = 0; n < 2_000; n++) ids.push((await session.nextOf(UPDATE)).msgId);
  for (const [n, id] of ids.entries()) {
    assert.ok(id > (ids[n - 1] ?? 0n), `${n}: ${id} after ${ids[n - 1]}`);
    assert.equal(id % 4n, 3n);
  }
  assert.deepEqual([(ids[0] ?? 0n) >> 32n, (ids[1_999] ?? 0n) >> 32n], [BigInt(secondS), BigInt(secondS + 1)]);
});

test('all that one turn sends to a connection leaves in one write', async (t) => {
  const { wire, session } = await startRaw(t);
  const before = wire.stats();
  for (let n = 0; n < 50; n++) wire.push([session], update(n));
  for (let n = 0; n < 50; n++) assert.equal(numberOf(await session.nextOf(UPDATE)), n);
  const after = wire.stats();
  assert.equal(after.framesOut - before.framesOut, 50);
  assert.equal(after.socketWrites - before.socketWrites, 1);
});

test('a long push is cut into slices, and a later short one does not overtake it', async (t) => {
  const { wire, session, connect } = await startRaw(t, { limits: { pushSlice: 2, pushFew: 0 } });
  const sessions = [session];
  for (let i = 0; i < 5; i++) {
    const next = createRawSession(session.key, connect());
    await openSession(next);
    sessions.push(next);
  }
  const before = wire.stats();
  wire.push(sessions, update(1));
  wire.push([sessions[5] ?? session], update(2));
  assert.equal(wire.stats().pushes - before.pushes, 2);
  for (const receiver of sessions) assert.equal(numberOf(await receiver.nextOf(UPDATE)), 1);
  assert.equal(numberOf(await (sessions[5] ?? session).nextOf(UPDATE)), 2);
  assert.equal(wire.stats().socketWrites - before.socketWrites, 6, 'what waited together left together');
});

test('a push to few waits for no push to many, and keeps its place behind what a session was to get before', async (t) => {
  const { wire, session, connect } = await startRaw(t, { limits: { pushSlice: 2, pushFew: 1, pushSliceToFew: 2 } });
  const sessions = [session];
  for (let i = 0; i < 6; i++) {
    const next = createRawSession(session.key, connect());
    await openSession(next);
    sessions.push(next);
  }
  const [apart, last = session, ...others] = sessions.reverse();
  if (!apart) throw new Error('there are seven sessions');
  const before = wire.stats();
  wire.push([...others, last], update(1));
  wire.push([last], update(2));
  wire.push([apart], update(3));
  assert.equal(wire.stats().pushes - before.pushes, 2 + 2 + 1);
  wire.push([apart], update(4));
  assert.equal(wire.stats().pushes - before.pushes, 5, 'pushes to few have their measure too');
  assert.equal(numberOf(await last.nextOf(UPDATE)), 1);
  assert.equal(numberOf(await last.nextOf(UPDATE)), 2);
  assert.equal(numberOf(await apart.nextOf(UPDATE)), 3);
  assert.equal(numberOf(await apart.nextOf(UPDATE)), 4);
  for (const receiver of others) assert.equal(numberOf(await receiver.nextOf(UPDATE)), 1);
});

test('what was pushed and not acknowledged comes again, with the same ids, to the next connection', async (t) => {
  const { wire, session, socket, connect } = await startRaw(t);
  wire.push([session], update(1));
  wire.push([session], update(2));
  const [first, second] = [await session.nextOf(UPDATE), await session.nextOf(UPDATE)];
  session.send(idsBody(ID.msgsAck, [first.msgId]), { content: false });
  session.send(pingBody(1n), { content: false });
  await session.nextOf(ID.pong);
  socket.close();
  await socket.closed;
  while (wire.stats().onlineSessions > 0) await new Promise((resolve) => setImmediate(resolve));
  wire.push([session], update(3));
  session.use(connect());
  session.send(pingBody(2n), { content: false });
  const again = await session.nextOf(UPDATE);
  assert.deepEqual([again.msgId, again.seqNo, numberOf(again)], [second.msgId, second.seqNo, 2]);
  assert.equal(numberOf(await session.nextOf(UPDATE)), 3);
});

test('that a session is new is said on each connection until it is acknowledged, by one message', async (t) => {
  const { session, socket, connect } = await startRaw(t, {}, false);
  session.send(pingBody(1n), { content: false });
  session.salt = (await session.nextOf(ID.badServerSalt)).body.readBigInt64LE(20);
  session.send(pingBody(2n), { content: false });
  const created = await session.nextOf(ID.newSessionCreated);
  socket.close();
  const second = connect();
  session.use(second);
  session.send(pingBody(3n), { content: false });
  const again = await session.nextOf(ID.newSessionCreated);
  assert.deepEqual([again.msgId, again.seqNo, again.body], [created.msgId, created.seqNo, created.body]);
  await session.nextOf(ID.pong);
  session.send(idsBody(ID.msgsAck, [created.msgId]), { content: false });
  session.send(pingBody(4n), { content: false });
  await session.nextOf(ID.pong);
  second.close();
  session.use(connect());
  session.send(pingBody(5n), { content: false });
  assert.equal((await session.next()).id, ID.pong);
});

test('a session that missed too much is told to ask for the difference', async (t) => {
  const { wire, session, socket, connect } = await startRaw(t, { limits: { keptUpdates: 10 } });
  socket.close();
  await socket.closed;
  while (wire.stats().onlineSessions > 0) await new Promise((resolve) => setImmediate(resolve));
  for (let n = 0; n < 30; n++) wire.push([session], update(n));
  assert.ok(wire.stats().updatesDropped > 0);
  session.use(connect());
  session.send(pingBody(2n), { content: false });
  const next = await session.nextOf(ID.updatesTooLong);
  assert.equal(next.seqNo % 2, 1);
  await session.nextOf(ID.pong);
});

test('a session that stays away is forgotten, and announced anew when it returns', async (t) => {
  let nowMs = Date.now();
  const { wire, host, session, socket, connect } = await startRaw(t, {
    clock: { nowMs: () => nowMs },
    limits: { tidyEveryMs: 0 },
  });
  socket.close();
  await socket.closed;
  while (wire.stats().onlineSessions > 0) await new Promise((resolve) => setImmediate(resolve));
  nowMs += 901_000;
  while (host.closed.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(host.closed[0]?.sessionId, session.sessionId);
  nowMs -= 901_000;
  session.use(connect());
  session.send(pingBody(2n), { content: false });
  assert.equal((await session.next()).id, ID.newSessionCreated);
});
