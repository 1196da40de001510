import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ID } from '../service-tl/ids.ts';
import { tlInt } from '../service-tl/writer.ts';
import { NEAREST_DC_REQUEST, startRaw } from '../testing/open-raw.ts';
import { createRawSession, openSession, pingBody, plantKey, type RawSession } from '../testing/raw-session.ts';

/** What a session sends as one write: so many requests. */
function burst(session: RawSession, count: number): Buffer {
  const packets = Array.from({ length: count }, () => session.seal(NEAREST_DC_REQUEST).packet);
  return Buffer.concat(packets.flatMap((packet) => [tlInt(packet.length), packet]));
}

test('who sends more than can be done at once is read bit by bit: others are answered between', async (t) => {
  let nowMs = Date.now();
  const { host, session, socket, connect, wire } = await startRaw(t, {
    clock: { nowMs: () => nowMs },
    limits: { runningRequests: 1_000, turnMs: 20 },
  });
  const other = createRawSession(plantKey(host), connect());
  await openSession(other);
  // Each request takes longer than the part of a turn.
  host.answer = () => {
    nowMs += 25;
    return undefined;
  };
  socket.sendBytes(burst(session, 200));
  while (host.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  other.send(pingBody(5n), { content: false });
  await other.nextOf(ID.pong);
  assert.ok(host.requests.length < 200, `${host.requests.length} of 200 went before it`);
  for (let i = 0; i < 200; i++) await session.nextOf(ID.rpcResult);
  assert.equal(host.requests.length, 200);
  assert.equal(wire.stats().halfReceivedBytes, 0);
});

test('the connections of one address share its part, and each of them has its turn', async (t) => {
  let nowMs = Date.now();
  const { host, connect } = await startRaw(t, { clock: { nowMs: () => nowMs }, limits: { turnMs: 20 } }, false);
  const sessions: { session: RawSession; send(bytes: Buffer): void }[] = [];
  for (let i = 0; i < 5; i++) {
    const socket = connect();
    const session = createRawSession(plantKey(host), socket);
    await openSession(session);
    sessions.push({ session, send: socket.sendBytes });
  }
  const served: string[] = [];
  host.answer = (request) => {
    nowMs += 25;
    served.push(request.sessionId);
    return undefined;
  };
  for (const { session, send } of sessions) send(burst(session, 20));
  for (const { session } of sessions) for (let i = 0; i < 20; i++) await session.nextOf(ID.rpcResult);
  // While all of them have something to be done, none comes twice before the others came once.
  const together = served.slice(20, 80);
  for (let at = 0; at + 5 <= together.length; at += 5)
    assert.equal(new Set(together.slice(at, at + 5)).size, 5, served.map((id) => id.slice(0, 2)).join(' '));
});
