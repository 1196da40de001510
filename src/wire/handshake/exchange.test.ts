import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { DH_PRIME } from '../crypto/dh.ts';
import { sha1 } from '../crypto/digest.ts';
import { authKeyId } from '../crypto/message.ts';
import type { WireOptions } from '../host.ts';
import { ID } from '../service-tl/ids.ts';
import { tlInt } from '../service-tl/writer.ts';
import { firstSaltOf } from '../session/salts.ts';
import { gate } from '../testing/open-raw.ts';
import { createRawSession, longBytes, pingBody } from '../testing/raw-session.ts';
import {
  askPlain,
  askPq,
  clientHalf,
  innerData,
  makeKey,
  padNew,
  padOld,
  readServerHalf,
  reqDh,
  sendPlainBody,
} from '../testing/raw-exchange.ts';
import { connectRaw } from '../testing/raw-socket.ts';
import { startTestWire } from '../testing/throw-away-host.ts';

async function start(t: TestContext, options: Partial<WireOptions> = {}) {
  const server = await startTestWire(options);
  const socket = connectRaw(server.port);
  t.after(async () => {
    socket.close();
    await server.wire.close();
  });
  return { ...server, socket };
}

const refused = (code: number) => tlInt(code);

for (const padding of ['old', 'new'] as const) {
  for (const form of ['plain', 'dc', 'temp', 'temp dc'] as const) {
    test(`a key is made from ${form} inner data in the ${padding} padding`, async (t) => {
      const { socket, host, rsaKey } = await start(t);
      const exchange = await makeKey(socket, rsaKey, form, padding);
      const record = host.keys.get(authKeyId(exchange.key));
      assert.ok(record !== undefined);
      assert.deepEqual(Buffer.from(record.key), exchange.key);
      assert.equal(record.expiresAt, form.startsWith('temp') ? record.createdAtS + 3_600 : undefined);
      const session = createRawSession(exchange.key, socket);
      session.salt = firstSaltOf(exchange.newNonce, exchange.serverNonce).readBigInt64LE(0);
      session.send(pingBody(7n), { content: false });
      await session.nextOf(ID.newSessionCreated);
      const pong = await session.nextOf(ID.pong);
      assert.equal(pong.body.readBigInt64LE(12), 7n, 'the first salt of the key is good');
    });
  }
}

test('a repeated step gets the same answer, on another connection too', async (t) => {
  const { socket, host, rsaKey, port } = await start(t);
  const reqPq = Buffer.concat([tlInt(ID.reqPqMulti), Buffer.alloc(16, 5)]);
  const first = await askPlain(socket, reqPq);
  assert.deepEqual(await askPlain(socket, reqPq), first);
  const exchange = await askPq(socket, Buffer.alloc(16, 5));
  const step2 = reqDh(exchange, padNew(rsaKey, innerData(exchange)));
  const half = await askPlain(socket, step2);
  const other = connectRaw(port, 'abridged');
  t.after(() => other.close());
  assert.deepEqual(await askPlain(other, step2), half);
  readServerHalf(exchange, half);
  const step3 = clientHalf(exchange);
  const done = await askPlain(other, step3);
  assert.equal(done.readInt32LE(0), ID.dhGenOk);
  assert.deepEqual(await askPlain(socket, step3), done);
  assert.equal(host.keys.size, 1);
});

test('the client learns of its key only when it is durable', async (t) => {
  const { socket, host, rsaKey, port } = await start(t);
  const other = connectRaw(port);
  t.after(() => other.close());
  const disk = gate();
  let saving = false;
  host.saveAuthKey = async (record) => {
    saving = true;
    await disk.opened;
    host.keys.set(record.keyId, record);
  };
  const exchange = await askPq(socket);
  readServerHalf(exchange, await askPlain(socket, reqDh(exchange, padOld(rsaKey, innerData(exchange)))));
  let answered = false;
  const answer = askPlain(socket, clientHalf(exchange)).finally(() => {
    answered = true;
  });
  while (!saving) await new Promise((resolve) => setImmediate(resolve));
  // Somebody else is answered meanwhile, and would have been answered later.
  await askPq(other);
  assert.equal(answered, false);
  disk.open();
  assert.equal((await answer).readInt32LE(0), ID.dhGenOk);
});

test('a key that could not be saved is refused with dh_gen_fail', async (t) => {
  const { socket, host, rsaKey } = await start(t);
  host.saveAuthKey = async () => {
    throw new Error('the disk is full');
  };
  const exchange = await askPq(socket);
  readServerHalf(exchange, await askPlain(socket, reqDh(exchange, padOld(rsaKey, innerData(exchange)))));
  const answer = await askPlain(socket, clientHalf(exchange));
  assert.equal(answer.readInt32LE(0), ID.dhGenFail);
  const hash = sha1(exchange.newNonce, Buffer.from([3]), sha1(exchange.key).subarray(0, 8)).subarray(4, 20);
  assert.deepEqual(answer.subarray(36), hash);
});

test('a key id that is taken makes the client try again', async (t) => {
  const { socket, host, rsaKey } = await start(t);
  const exchange = await askPq(socket);
  readServerHalf(exchange, await askPlain(socket, reqDh(exchange, padNew(rsaKey, innerData(exchange)))));
  const step3 = clientHalf(exchange);
  const keyId = authKeyId(exchange.key);
  host.keys.set(keyId, { keyId, key: Buffer.alloc(256), createdAtS: 0 });
  const retry = await askPlain(socket, step3);
  assert.equal(retry.readInt32LE(0), ID.dhGenRetry);
  const again = clientHalf(exchange, { retryId: sha1(exchange.key).subarray(0, 8) });
  assert.equal((await askPlain(socket, again)).readInt32LE(0), ID.dhGenOk);
  assert.equal(host.keys.size, 2);
});

test('a secret that begins with a zero byte cuts the client off, which begins anew', async (t) => {
  const { socket, host, rsaKey } = await start(t);
  const exchange = await askPq(socket);
  readServerHalf(exchange, await askPlain(socket, reqDh(exchange, padNew(rsaKey, innerData(exchange)))));
  const step3 = clientHalf(exchange, { zeroSecret: true });
  const answer = askPlain(socket, step3).then(() => 'answered');
  assert.equal(await Promise.race([socket.closed.then(() => 'closed'), answer]), 'closed');
  assert.equal(host.keys.size, 0);
});

const one = Buffer.from([1]);
const unsafe = {
  '1': one,
  'p - 1': Buffer.concat([DH_PRIME.subarray(0, 255), Buffer.from([DH_PRIME.readUInt8(255) - 1])]),
  'a small number': Buffer.concat([one, Buffer.alloc(247)]),
  'a number near p': Buffer.concat([DH_PRIME.subarray(0, 8), Buffer.alloc(248, 0xff)]),
};

for (const [name, gB] of Object.entries(unsafe)) {
  test(`the public value ${name} is refused`, async (t) => {
    const { socket, host, rsaKey } = await start(t);
    const exchange = await askPq(socket);
    readServerHalf(exchange, await askPlain(socket, reqDh(exchange, padNew(rsaKey, innerData(exchange)))));
    assert.deepEqual(await askPlain(socket, clientHalf(exchange, { gB })), refused(-404));
    await socket.closed;
    assert.equal(host.keys.size, 0);
  });
}

const wrong: Record<string, (exchange: Awaited<ReturnType<typeof askPq>>) => void> = {
  'another nonce': (exchange) => void (exchange.nonce = Buffer.alloc(16, 1)),
  'another server nonce': (exchange) => void (exchange.serverNonce = Buffer.alloc(16, 1)),
  'a wrong factor': (exchange) => void (exchange.p = Buffer.from([0, 0, 0, 3])),
  'swapped factors': (exchange) => void ([exchange.p, exchange.q] = [exchange.q, exchange.p]),
  'another fingerprint': (exchange) => void (exchange.fingerprint = longBytes(77n)),
};

for (const [name, spoil] of Object.entries(wrong)) {
  test(`an exchange with ${name} is refused`, async (t) => {
    const { socket, rsaKey } = await start(t);
    const exchange = await askPq(socket);
    const data = innerData(exchange);
    spoil(exchange);
    assert.deepEqual(await askPlain(socket, reqDh(exchange, padNew(rsaKey, data))), refused(-404));
    await socket.closed;
  });
}

test('inner data that contradicts the request in anything, or no inner data at all, is refused', async (t) => {
  const { rsaKey, port } = await start(t);
  // Behind the constructor stand pq in 12 bytes, p and q in 8 each, the two nonces and the new one.
  const places = {
    id: 0,
    'length of pq': 4,
    pq: 8,
    p: 18,
    q: 26,
    nonce: 32,
    'end of the nonce': 47,
    'server nonce': 63,
  };
  for (const [name, at] of Object.entries(places)) {
    const socket = connectRaw(port);
    const exchange = await askPq(socket);
    const data = innerData(exchange);
    data[at] = (data[at] ?? 0) ^ 0x55;
    assert.deepEqual(await askPlain(socket, reqDh(exchange, padOld(rsaKey, data))), refused(-404), name);
    await socket.closed;
  }
  for (const seal of [
    (data: Buffer) => padOld(rsaKey, data, Buffer.alloc(20, 7)),
    (data: Buffer) => padNew(rsaKey, data, Buffer.alloc(32, 7)),
  ]) {
    const socket = connectRaw(port);
    const exchange = await askPq(socket);
    const answer = await askPlain(socket, reqDh(exchange, seal(innerData(exchange))));
    assert.deepEqual(answer, refused(-404), 'another digest');
  }
  const socket = connectRaw(port);
  const exchange = await askPq(socket);
  assert.deepEqual(await askPlain(socket, reqDh(exchange, Buffer.alloc(256, 9))), refused(-404));
});

test("a client's half that contradicts the exchange in anything makes no key", async (t) => {
  const { host, rsaKey, port } = await start(t);
  const change = (at: number) => (data: Buffer) => void (data[at] = (data[at] ?? 0) ^ 0x55);
  for (const [name, options] of Object.entries({
    constructor: { spoil: change(0) },
    nonce: { spoil: change(4) },
    'server nonce': { spoil: change(35) },
    'retry of nothing': { retryId: Buffer.alloc(8, 9) },
    digest: { digest: Buffer.alloc(20, 7) },
  })) {
    const socket = connectRaw(port);
    const exchange = await askPq(socket);
    readServerHalf(exchange, await askPlain(socket, reqDh(exchange, padNew(rsaKey, innerData(exchange)))));
    assert.deepEqual(await askPlain(socket, clientHalf(exchange, options)), refused(-404), name);
    await socket.closed;
  }
  assert.equal(host.keys.size, 0);
});

test('a temporary key without a life is refused, and so is a second request for the half of the server', async (t) => {
  const { rsaKey, port } = await start(t);
  for (const expiresInS of [0, -1]) {
    const socket = connectRaw(port);
    const exchange = await askPq(socket);
    const data = innerData(exchange, 'temp dc', 2, expiresInS);
    assert.deepEqual(await askPlain(socket, reqDh(exchange, padNew(rsaKey, data))), refused(-404), `${expiresInS} s`);
  }
  const socket = connectRaw(port);
  const exchange = await askPq(socket);
  const ask = () => askPlain(socket, reqDh(exchange, padNew(rsaKey, innerData(exchange))));
  assert.equal((await ask()).readInt32LE(0), ID.serverDhParamsOk);
  assert.deepEqual(await ask(), refused(-404), 'sealed anew it is no repetition');
});

test('of more exchanges than are kept the oldest is forgotten, and those that took too long', async (t) => {
  let nowMs = Date.now();
  const { rsaKey, port, wire } = await start(t, {
    clock: { nowMs: () => nowMs },
    limits: { handshakes: 2, tidyEveryMs: 0 },
  });
  const begun = [];
  for (let i = 0; i < 3; i++) {
    const socket = connectRaw(port);
    t.after(() => socket.close());
    begun.push({ socket, exchange: await askPq(socket) });
  }
  const outcomes = [];
  for (const { socket, exchange } of begun) {
    const answer = await askPlain(socket, reqDh(exchange, padNew(rsaKey, innerData(exchange))));
    outcomes.push(answer.readInt32LE(0));
  }
  assert.deepEqual(outcomes, [-404, ID.serverDhParamsOk, ID.serverDhParamsOk]);
  assert.equal(wire.stats().openHandshakes, 2);
  nowMs += 601_000;
  while (wire.stats().openHandshakes > 0) await new Promise((resolve) => setTimeout(resolve, 20));
});

test('a data centre that this server is not gets -444; test and media numbers of it are fine', async (t) => {
  const { rsaKey, port } = await start(t, { dcIds: [2] });
  for (const [dc, good] of [
    [2, true],
    [-2, true],
    [10_002, true],
    [-10_002, true],
    [4, false],
  ] as const) {
    const socket = connectRaw(port);
    const exchange = await askPq(socket);
    const answer = await askPlain(socket, reqDh(exchange, padNew(rsaKey, innerData(exchange, 'dc', dc))));
    if (good) assert.equal(answer.readInt32LE(0), ID.serverDhParamsOk, `dc ${dc}`);
    else assert.deepEqual(answer, refused(-444));
    socket.close();
  }
});

test('the life of a temporary key is capped', async (t) => {
  const { socket, host, rsaKey } = await start(t);
  const exchange = await askPq(socket);
  const data = innerData(exchange, 'temp dc', 2, 0x7fffffff);
  readServerHalf(exchange, await askPlain(socket, reqDh(exchange, padNew(rsaKey, data))));
  await askPlain(socket, clientHalf(exchange));
  const [record] = host.keys.values();
  assert.equal((record?.expiresAt ?? 0) - (record?.createdAtS ?? 0), 7 * 86_400);
});

test('too many exchanges from one address get -429', async (t) => {
  const { socket } = await start(t, { limits: { handshakeBurstPerAddress: 3, handshakesPerAddressPerS: 0 } });
  for (let i = 0; i < 3; i++) await askPq(socket);
  assert.deepEqual(await askPlain(socket, Buffer.concat([tlInt(ID.reqPq), Buffer.alloc(16, 9)])), refused(-429));
  await socket.closed;
});

test('an exchange that took too long is forgotten', async (t) => {
  let nowMs = Date.now();
  const { socket, rsaKey } = await start(t, { clock: { nowMs: () => nowMs } });
  const exchange = await askPq(socket);
  nowMs += 601_000;
  assert.deepEqual(await askPlain(socket, reqDh(exchange, padNew(rsaKey, innerData(exchange)))), refused(-404));
});

test('a step that is longer than any client makes it is refused, so that none is kept for repetitions', async (t) => {
  const { socket, rsaKey } = await start(t);
  const exchange = await askPq(socket);
  const step2 = reqDh(exchange, padNew(rsaKey, innerData(exchange)));
  assert.deepEqual(await askPlain(socket, Buffer.concat([step2, Buffer.alloc(100_000)])), refused(-404));
  await socket.closed;
});

test('exchanges beyond what has time and what may wait for it get -429', async (t) => {
  let nowMs = Date.now();
  const { wire, port, host } = await start(t, {
    // Each look at the clock takes as long as a step does on a slow machine.
    clock: { nowMs: () => (nowMs += 30) },
    limits: { handshakesWaiting: 2, handshakeShare: 0.001 },
  });
  const sockets = Array.from({ length: 20 }, () => connectRaw(port));
  t.after(() => {
    for (const socket of sockets) socket.close();
  });
  for (const [i, socket] of sockets.entries()) {
    sendPlainBody(socket, Buffer.concat([tlInt(ID.reqPqMulti), Buffer.alloc(16, i)]));
  }
  await Promise.race(sockets.map((socket) => socket.closed));
  while (wire.stats().handshakesRefused < 10) await new Promise((resolve) => setImmediate(resolve));
  assert.ok(wire.stats().handshakesStarted < 10);
  assert.equal(host.keys.size, 0);
});

test('malformed steps close the connection', async (t) => {
  const { port } = await start(t);
  for (const body of [tlInt(1), tlInt(ID.reqPqMulti), tlInt(ID.reqDhParams), Buffer.alloc(400, 0xff)]) {
    const socket = connectRaw(port);
    sendPlainBody(socket, body);
    assert.deepEqual(await socket.next(), refused(-404));
    await socket.closed;
  }
});
