import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ID } from '../service-tl/ids.ts';
import { tlInt } from '../service-tl/writer.ts';
import { NEAREST_DC_REQUEST, startRaw } from '../testing/open-raw.ts';
import { makeKey } from '../testing/raw-exchange.ts';
import { createRawSession, pingBody, type RawSession } from '../testing/raw-session.ts';
import { connectRaw } from '../testing/raw-socket.ts';
import { startTestWire } from '../testing/throw-away-host.ts';
import { firstSaltOf } from './salts.ts';

async function futureSalts(session: RawSession, count: number) {
  session.send(Buffer.concat([tlInt(ID.getFutureSalts), tlInt(count)]), { content: false });
  const { body } = await session.nextOf(ID.futureSalts);
  const amount = body.readInt32LE(16);
  assert.equal(body.length, 20 + amount * 16, 'a bare vector of bare salts');
  return Array.from({ length: amount }, (_, i) => ({
    sinceS: body.readInt32LE(20 + i * 16),
    untilS: body.readInt32LE(24 + i * 16),
    salt: body.readBigInt64LE(28 + i * 16),
  }));
}

test('future salts begin with the present one and follow each other without a gap', async (t) => {
  const { session } = await startRaw(t);
  const salts = await futureSalts(session, 1_000);
  assert.equal(salts.length, 64);
  assert.equal(salts[0]?.salt, session.salt);
  for (let i = 1; i < salts.length; i++) {
    assert.ok((salts[i]?.sinceS ?? 0) < (salts[i - 1]?.untilS ?? 0));
    assert.notEqual(salts[i]?.salt, salts[i - 1]?.salt);
  }
  assert.equal((await futureSalts(session, 1)).length, 1);
});

test('each salt is accepted from before it begins until well after it ends, and then no more', async (t) => {
  let nowMs = Date.now();
  const { session } = await startRaw(t, { clock: { nowMs: () => nowMs } });
  const salts = await futureSalts(session, 8);
  const third = salts[3];
  assert.ok(third !== undefined);
  const answerAt = async (atS: number) => {
    nowMs = atS * 1_000;
    const msgId = (BigInt(atS) << 32n) + BigInt(++counter) * 4n;
    session.send(pingBody(1n), { content: false, salt: third.salt, msgId });
    for (;;) {
      const message = await session.next();
      if (message.id === ID.pong || message.id === ID.badServerSalt) return message.id;
    }
  };
  let counter = 0;
  assert.equal(await answerAt(third.sinceS - 3_000), ID.badServerSalt);
  assert.equal(await answerAt(third.sinceS - 30), ID.pong);
  assert.equal(await answerAt(third.sinceS), ID.pong);
  assert.equal(await answerAt(third.untilS - 1), ID.pong);
  assert.equal(await answerAt(third.untilS + 1_799), ID.pong);
  assert.equal(await answerAt(third.untilS + 3_600), ID.badServerSalt);
});

test('a packet that was caught is not run by another life of the process, nor by another node', async (t) => {
  const first = await startRaw(t);
  const second = await startRaw(t, {}, false);
  const record = first.host.keys.get(first.session.keyId);
  assert.ok(record !== undefined);
  second.host.keys.set(record.keyId, record);
  const caught = first.session.seal(NEAREST_DC_REQUEST);
  first.socket.send(caught.packet);
  await first.session.nextOf(ID.rpcResult);
  first.session.use(second.socket);
  second.socket.send(caught.packet);
  const bad = await first.session.next();
  assert.deepEqual([bad.id, bad.body.readBigInt64LE(4)], [ID.badServerSalt, caught.msgId]);
  assert.equal(second.host.requests.length, 0);
  // Its client goes on with the salt that it was told.
  first.session.salt = bad.body.readBigInt64LE(20);
  first.session.send(NEAREST_DC_REQUEST);
  await first.session.nextOf(ID.rpcResult);
});

test('the first salt of a key is good for some hours and no longer', async (t) => {
  let nowMs = Date.now();
  const { wire, port, rsaKey } = await startTestWire({ clock: { nowMs: () => nowMs } });
  const socket = connectRaw(port);
  t.after(async () => {
    socket.close();
    await wire.close();
  });
  const exchange = await makeKey(socket, rsaKey);
  const session = createRawSession(exchange.key, socket);
  const salt = firstSaltOf(exchange.newNonce, exchange.serverNonce).readBigInt64LE(0);
  const answerAfter = async (waitS: number) => {
    nowMs += waitS * 1_000;
    const msgId = BigInt(Math.floor(nowMs / 1_000)) << 32n;
    session.send(pingBody(1n), { content: false, salt, msgId });
    for (;;) {
      const { id } = await session.next();
      if (id === ID.pong || id === ID.badServerSalt) return id;
    }
  };
  assert.equal(await answerAfter(0), ID.pong);
  assert.equal(await answerAfter(800), ID.pong);
  // The connection is used now and then, so that it is not closed for its silence.
  for (let quarter = 0; quarter < 9; quarter++) await answerAfter(800);
  assert.equal(await answerAfter(1), ID.badServerSalt);
});

test('the first salt of a key is good in the process that made the key, and in no other', async (t) => {
  const [here, there] = [await startTestWire(), await startTestWire()];
  const [near, far] = [connectRaw(here.port), connectRaw(there.port)];
  t.after(async () => {
    for (const socket of [near, far]) socket.close();
    for (const { wire } of [here, there]) await wire.close();
  });
  const exchange = await makeKey(near, here.rsaKey);
  const session = createRawSession(exchange.key, near);
  for (const [keyId, record] of here.host.keys) there.host.keys.set(keyId, record);
  session.salt = firstSaltOf(exchange.newNonce, exchange.serverNonce).readBigInt64LE(0);
  const { packet } = session.seal(pingBody(1n), { content: false });
  near.send(packet);
  await session.nextOf(ID.pong);
  session.use(far);
  far.send(packet);
  assert.equal((await session.next()).id, ID.badServerSalt);
});
