import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ID } from '../service-tl/ids.ts';
import { tlInt } from '../service-tl/writer.ts';
import { startRaw } from '../testing/open-raw.ts';
import { pingBody, type RawSession } from '../testing/raw-session.ts';

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

test('the salts of a key survive a restart, as they follow from the key', async (t) => {
  const first = await startRaw(t);
  const second = await startRaw(t, {}, false);
  const record = first.host.keys.get(first.session.keyId);
  assert.ok(record !== undefined);
  second.host.keys.set(record.keyId, record);
  first.session.use(second.socket);
  const body = pingBody(4n);
  const { packet } = first.session.seal(body, { content: false });
  second.socket.send(packet);
  const before = second.wire.stats().badSalts;
  await second.socket.next();
  assert.equal(second.wire.stats().badSalts, before);
});
