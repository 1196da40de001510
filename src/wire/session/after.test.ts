import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ID } from '../service-tl/ids.ts';
import { tlInt, tlRpcError } from '../service-tl/writer.ts';
import { gate, NEAREST_DC_REQUEST, startRaw } from '../testing/open-raw.ts';
import { longBytes, pingBody, readResult } from '../testing/raw-session.ts';
import { NEAREST_DC } from '../testing/throw-away-host.ts';

test('a request can wait for others of its session and learns whether they failed', async (t) => {
  const { session, host } = await startRaw(t);
  const first = gate<Uint8Array>();
  const outcomes: Promise<boolean>[] = [];
  const requestIds: bigint[] = [];
  host.answer = (request) => {
    requestIds.push(request.msgId);
    if (requestIds.length === 1) return first.opened;
    const outcome = request.after([requestIds[0] ?? 0n]);
    outcomes.push(outcome, request.after([request.msgId]), request.after([request.msgId - 400n]));
    return outcome.then((good) => (good ? NEAREST_DC : tlRpcError(500, 'MSG_WAIT_FAILED')));
  };
  session.send(NEAREST_DC_REQUEST);
  session.send(NEAREST_DC_REQUEST);
  session.send(pingBody(1n), { content: false });
  await session.nextOf(ID.pong);
  assert.deepEqual(
    await Promise.all(outcomes.slice(1)),
    [false, false],
    'itself and the unknown are no reason to wait',
  );
  first.open(NEAREST_DC);
  assert.equal(await outcomes[0], true);
});

test('a failed request fails those that wait for it', async (t) => {
  const { session, host } = await startRaw(t);
  const first = session.newMsgId();
  host.answer = (request) =>
    request.msgId === first
      ? Promise.resolve(tlRpcError(400, 'PEER_ID_INVALID'))
      : request.after([first]).then((good) => (good ? NEAREST_DC : tlRpcError(500, 'MSG_WAIT_FAILED')));
  session.send(NEAREST_DC_REQUEST, { msgId: first });
  session.send(NEAREST_DC_REQUEST);
  await session.nextOf(ID.rpcResult);
  const { result } = readResult(await session.nextOf(ID.rpcResult));
  assert.equal(result.readInt32LE(4), 500);
});

test('a request that was dropped fails those that wait for it', async (t) => {
  const { session, host } = await startRaw(t);
  const answer = gate<Uint8Array>();
  const first = session.newMsgId();
  host.answer = (request) =>
    request.msgId === first ? answer.opened : request.after([first]).then((good) => Buffer.of(good ? 1 : 0, 0, 0, 0));
  session.send(NEAREST_DC_REQUEST, { msgId: first });
  const waits = session.send(NEAREST_DC_REQUEST);
  session.send(Buffer.concat([tlInt(ID.rpcDropAnswer), longBytes(first)]));
  await session.nextOf(ID.rpcResult);
  answer.open(NEAREST_DC);
  const reply = readResult(await session.nextOf(ID.rpcResult));
  assert.deepEqual([reply.msgId, reply.result.readInt32LE(0)], [waits, 0]);
});
