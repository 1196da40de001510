import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import Long from 'long';
import { ID } from '../../src/wire/service-tl/ids.ts';
import { tlBytes, tlInt } from '../../src/wire/service-tl/writer.ts';
import { containerBody, createRawSession, openSession } from '../../src/wire/testing/raw-session.ts';
import { connectRaw, type RawSocket } from '../../src/wire/testing/raw-socket.ts';
import { inLayer, newRawClient, type RawClient, rawClient, requestBytes, signedUpRaw } from '../support/raw-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

/** Each kind of bad input over a real socket. After each, the neighbour is answered on the connection it always had. */
let server: TestServer;
let neighbour: RawClient;
let hostile: RawClient;
let idleBytes = 0;

/** More than this no kind of bad input may hold; a single one of them would be more than the limit if it were kept. */
const allowedBytes = 200 << 20;

before(async () => {
  server = await startTestServer();
  neighbour = await signedUpRaw(server, '+79990000301', 'Wick');
  hostile = await signedUpRaw(server, '+79990000302', 'Flint');
  idleBytes = await metric('process_resident_memory_bytes');
});

after(async () => {
  for (const client of [neighbour, hostile]) client?.close();
  await server?.stop();
});

afterEach(async () => {
  assert.equal(await neighbour.outcome(nearestDc), 'ok');
  const grownBytes = (await metric('process_resident_memory_bytes')) - idleBytes;
  assert.ok(grownBytes < allowedBytes, `${grownBytes >> 20} MiB more than at rest`);
  assert.equal(await metric('tocsin_wire_internal_errors_total'), 0);
});

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${server.http}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  assert.ok(line, `no metric ${name}`);
  return Number(line.slice(name.length));
}

const nearestDc = requestBytes({ _: 'help.getNearestDc' });
const self = { _: 'inputPeerSelf' };
const sending = (message: string, peer: object = self): { _: string } =>
  ({ _: 'messages.sendMessage', peer, message, randomId: Long.fromBytes([...randomBytes(8)]) }) as { _: string };
const outcomeOf = (request: { _: string }): Promise<string> => hostile.outcome(requestBytes(request));

/** How often a text stands in the hostile client's Saved Messages. */
async function written(text: string): Promise<number> {
  const page = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 100, maxId: 0, minId: 0, hash: Long.ZERO };
  const answer = await hostile.call({ _: 'messages.getHistory', peer: self, ...page } as { _: string });
  assert.ok('messages' in answer && Array.isArray(answer.messages));
  return answer.messages.filter((one) => typeof one === 'object' && 'message' in one && one.message === text).length;
}

/** Another connection and session with the hostile client's key. */
async function another(): Promise<{ socket: RawSocket; session: ReturnType<typeof createRawSession> }> {
  const socket = connectRaw(server.port);
  const session = createRawSession(hostile.session.key, socket);
  await openSession(session);
  return { socket, session };
}

describe('bad input', () => {
  test('garbage bytes: the connection is closed', async () => {
    for (let i = 0; i < 20; i++) {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.resume();
      // The first byte is of no HTTP method, and the first four are no framing's.
      socket.write(Buffer.concat([Buffer.from([0x91]), randomBytes(4_000)]));
      await new Promise((resolve) => socket.once('close', resolve));
    }
    const { socket, session } = await another();
    const { packet } = session.seal(nearestDc);
    randomBytes(packet.length - 8).copy(packet, 8);
    socket.send(packet);
    await socket.closed;
  });

  test('torn frames: bytes that come one by one are a packet, half a packet is none', async () => {
    const whole = await another();
    const { packet } = whole.session.seal(nearestDc);
    const frame = Buffer.concat([tlInt(packet.length), packet]);
    for (const byte of frame) whole.socket.sendBytes(Buffer.of(byte));
    await whole.session.nextOf(ID.rpcResult);
    const half = await another();
    const open = await metric('tocsin_wire_open_connections');
    const torn = half.session.seal(requestBytes(sending('torn'))).packet;
    half.socket.sendBytes(Buffer.concat([tlInt(torn.length), torn.subarray(0, torn.length - 16)]));
    half.socket.socket.end();
    await half.socket.closed;
    await until(async () => (await metric('tocsin_wire_open_connections')) < open);
    assert.equal(await written('torn'), 0);
    whole.socket.close();
  });

  test('lying lengths: of frames close the connection, of values are an error', async () => {
    for (const head of ['eeeeeeeeffffff7f', 'eeeeeeee00000000', 'dddddddd00000040', 'ef7fffffff', 'ffffff7f00000000']) {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.resume();
      socket.write(Buffer.from(head, 'hex'));
      await new Promise((resolve) => socket.once('close', resolve));
    }
    const getUsers = requestBytes({ _: 'users.getUsers', id: [] } as { _: string });
    const endless = Buffer.from(getUsers);
    endless.writeInt32LE(0x7fffffff, 8);
    const negative = Buffer.from(getUsers);
    negative.writeInt32LE(-1, 8);
    const resolve = requestBytes({ _: 'contacts.resolveUsername', username: 'lamps' } as { _: string });
    const longText = Buffer.concat([resolve.subarray(0, 8), Buffer.from('feffffff', 'hex'), Buffer.alloc(16)]);
    for (const body of [endless, negative, longText, getUsers.subarray(0, 8)])
      assert.equal(await hostile.outcome(body), 'INPUT_FETCH_ERROR');
  });

  test('zip bombs in gzip_packed: an error, whether one large or many small or packed twice', async () => {
    const bomb = gzipSync(Buffer.alloc(64 << 20));
    const packed = (bytes: Buffer) => Buffer.concat([tlInt(ID.gzipPacked), tlBytes(bytes)]);
    assert.match(await hostile.outcome(packed(bomb)), /^INPUT_/);
    assert.match(await hostile.outcome(packed(gzipSync(packed(bomb)))), /^INPUT_/);
    const { session, socket } = await another();
    const many = Array.from({ length: 100 }, () => ({
      msgId: session.newMsgId(),
      seqNo: 1,
      body: packed(gzipSync(Buffer.alloc(1 << 20))),
    }));
    session.send(containerBody(many), { content: false });
    session.send(nearestDc, { seqNo: 3 });
    await session.nextOf(ID.rpcResult);
    socket.close();
  });

  test('deep vectors: a value inside a value inside a value is refused, as are too many beside each other', async () => {
    const jsonArray = requestBytes({
      _: 'help.saveAppLog',
      events: [{ _: 'inputAppEvent', time: 0, type: '', peer: Long.ZERO, data: { _: 'jsonArray', value: [] } }],
    } as { _: string });
    const open = jsonArray.subarray(jsonArray.length - 12, jsonArray.length - 4);
    const nest = (depth: number) =>
      Buffer.concat([
        jsonArray.subarray(0, jsonArray.length - 4),
        ...Array.from({ length: depth }, () => Buffer.concat([tlInt(1), open])),
        tlInt(0),
      ]);
    assert.equal(await hostile.outcome(nest(8)), 'ok');
    assert.equal(await hostile.outcome(nest(60_000)), 'INPUT_FETCH_ERROR');
    const wide = Buffer.concat([tlInt(200_000), Buffer.alloc(200_000 * 4, tlInt(0x3f6d7b68))]);
    assert.equal(await hostile.outcome(Buffer.concat([jsonArray.subarray(0, -4), wide])), 'INPUT_FETCH_ERROR');
    const after = requestBytes({ _: 'invokeWithoutUpdates', query: { _: 'help.getNearestDc' } } as { _: string });
    const wrapped = (times: number) =>
      Buffer.concat([...Array.from({ length: times }, () => after.subarray(0, 4)), nearestDc]);
    assert.equal(await hostile.outcome(wrapped(8)), 'ok');
    for (const times of [9, 50_000]) assert.match(await hostile.outcome(wrapped(times)), /^INPUT_/);
  });

  test('replays: a packet that comes twice is done once, also on another connection', async () => {
    const { packet } = hostile.session.seal(requestBytes(sending('played again')));
    const elsewhere = connectRaw(server.port);
    hostile.socket.send(packet);
    await hostile.session.nextOf(ID.rpcResult);
    hostile.socket.send(packet);
    elsewhere.send(packet);
    await elsewhere.next();
    assert.equal(await written('played again'), 1);
    elsewhere.close();
    // What another session sealed is not taken in this one's name.
    const { session, socket } = await another();
    const old = session.seal(requestBytes(sending('too old')), { msgId: session.newMsgId() - (301n << 32n) });
    socket.send(old.packet);
    assert.equal((await session.nextOf(ID.badMsgNotification)).body.readInt32LE(16), 16);
    assert.equal(await written('too old'), 0);
    socket.close();
  });

  test('wrong salts: bad_server_salt tells the right one, and nothing is done', async () => {
    const msgId = hostile.session.send(requestBytes(sending('salted')), { salt: 99n });
    const bad = await hostile.session.nextOf(ID.badServerSalt);
    assert.equal(bad.body.readBigInt64LE(4), msgId);
    assert.equal(bad.body.readBigInt64LE(20), hostile.session.salt);
    assert.equal(await written('salted'), 0);
  });

  test('clock skew: bad_msg_notification 16 and 17 tell whose clock is wrong', async () => {
    for (const [skewS, code] of [
      [-400, 16],
      [60, 17],
    ] as const) {
      const msgId = hostile.session.newMsgId() + BigInt(skewS) * (1n << 32n);
      hostile.session.send(requestBytes(sending('skewed')), { msgId, seqNo: 1 });
      assert.equal((await hostile.session.nextOf(ID.badMsgNotification)).body.readInt32LE(16), code);
    }
    assert.equal(await written('skewed'), 0);
  });

  test('unknown methods and constructors: an error each', async () => {
    const unknown = Buffer.from('0badf00d', 'hex');
    assert.equal(await hostile.outcome(unknown), 'INPUT_METHOD_INVALID');
    assert.equal(await hostile.outcome(requestBytes(self)), 'INPUT_METHOD_INVALID', 'a constructor is no method');
    const withLayer = Buffer.concat([Buffer.from('0d0d9bda', 'hex'), tlInt(228)]);
    assert.equal(await hostile.outcome(Buffer.concat([withLayer, unknown])), 'INPUT_METHOD_INVALID');
    const getUsers = requestBytes({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] } as { _: string });
    assert.equal(
      await hostile.outcome(Buffer.concat([getUsers.subarray(0, -4), unknown])),
      'INPUT_CONSTRUCTOR_INVALID',
    );
    const elsewhere = requestBytes({ _: 'inputMessagePinned' });
    assert.equal(
      await hostile.outcome(Buffer.concat([getUsers.subarray(0, -4), elsewhere])),
      'INPUT_CONSTRUCTOR_INVALID',
      'an input message is no input user',
    );
    const never = { _: 'payments.getGiveawayInfo', peer: self, msgId: 1 } as { _: string };
    assert.match(await outcomeOf(never), /^METHOD_INVALID$/);
  });

  test('a request that waits for another is not done when that one failed or was never seen; no layer is below 1', async () => {
    const after = (msgId: bigint, text: string) =>
      outcomeOf({ _: 'invokeAfterMsg', msgId: Long.fromString(String(msgId)), query: sending(text) } as { _: string });
    const [good, bad] = [hostile.session.newMsgId(), hostile.session.newMsgId()];
    assert.equal(await hostile.outcome(nearestDc, good), 'ok');
    assert.equal(await hostile.outcome(requestBytes(sending('')), bad), 'MESSAGE_EMPTY');
    assert.equal(await after(good, 'waited'), 'ok');
    assert.equal(await after(bad, 'waited in vain'), 'MSG_WAIT_FAILED');
    assert.equal(await after(good + (1n << 40n), 'waits for what is to come'), 'MSG_WAIT_FAILED');
    const afterAll = (msgIds: bigint[], text: string) => {
      const ids = msgIds.map((msgId) => Long.fromString(String(msgId)));
      return outcomeOf({ _: 'invokeAfterMsgs', msgIds: ids, query: sending(text) } as { _: string });
    };
    assert.equal(await afterAll([good, good], 'waited for two'), 'ok');
    assert.equal(await afterAll([good, bad], 'one of two failed'), 'MSG_WAIT_FAILED');
    const texts = ['waited', 'waited in vain', 'waited for two', 'one of two failed'];
    assert.deepEqual(await Promise.all(texts.map(written)), [1, 0, 1, 0]);
    const layered = (layer: number) =>
      outcomeOf({ _: 'invokeWithLayer', layer, query: { _: 'help.getNearestDc' } } as { _: string });
    assert.deepEqual(
      [await layered(0), await layered(-1), await layered(1), await layered(9_999), await layered(228)],
      ['CONNECTION_LAYER_INVALID', 'CONNECTION_LAYER_INVALID', 'ok', 'ok', 'ok'],
    );
  });

  test('no layer: a key that named none is asked for it, and may ask where it is meanwhile', async () => {
    const client = await newRawClient(server);
    const state = { _: 'updates.getState' };
    assert.deepEqual(
      [
        await client.outcome(nearestDc),
        await client.outcome(requestBytes(state)),
        await client.outcome(inLayer(state)),
        await client.outcome(requestBytes(state)),
      ],
      ['ok', 'CONNECTION_NOT_INITED', 'AUTH_KEY_UNREGISTERED', 'AUTH_KEY_UNREGISTERED'],
    );
    client.close();
  });

  test('foreign access hashes: what one was never shown cannot be named', async () => {
    // The neighbour, the first account of this server.
    const peer = { _: 'inputPeerUser', userId: 1_000_001, accessHash: Long.fromInt(7) };
    assert.match(await outcomeOf(sending('stranger', peer)), /^(PEER|USER)_ID_INVALID$/);
    const location = { _: 'inputDocumentFileLocation', id: Long.ONE, accessHash: Long.ONE, thumbSize: '' };
    const file = { location: { ...location, fileReference: new Uint8Array(8) }, offset: 0, limit: 4096 };
    assert.match(await outcomeOf({ _: 'upload.getFile', ...file } as { _: string }), /_INVALID$|_EXPIRED$|_EMPTY$/);
  });

  test('oversized texts and files: their own errors', async () => {
    assert.equal(await outcomeOf(sending('a'.repeat(4097))), 'MESSAGE_TOO_LONG');
    const name = { _: 'account.updateProfile', firstName: 'a'.repeat(100_000) } as { _: string };
    assert.match(await outcomeOf(name), /^(FIRSTNAME_INVALID|ok)$/);
    const part = { fileId: Long.ONE, filePart: 0, bytes: new Uint8Array(524_289) };
    assert.equal(await outcomeOf({ _: 'upload.saveFilePart', ...part } as { _: string }), 'FILE_PART_TOO_BIG');
    const far = { fileId: Long.ONE, filePart: 8_000, fileTotalParts: 8_001, bytes: new Uint8Array(1024) };
    assert.match(await outcomeOf({ _: 'upload.saveBigFilePart', ...far } as { _: string }), /^FILE_PARTS?_INVALID$/);
    // 4,000 parts of 512 KiB are the most.
    const beyond = { fileId: Long.ONE, filePart: 4_000, fileTotalParts: 4_000, bytes: new Uint8Array(524_288) };
    assert.match(await outcomeOf({ _: 'upload.saveBigFilePart', ...beyond } as { _: string }), /^FILE_PARTS?_INVALID$/);
    const media = (file: object) =>
      outcomeOf({ ...sending(''), _: 'messages.sendMedia', media: { _: 'inputMediaUploadedPhoto', file } } as {
        _: string;
      });
    const big = { _: 'inputFileBig', id: Long.ONE, parts: 4_001, name: 'lamps.bin' };
    assert.equal(await media(big), 'FILE_PARTS_INVALID');
    const place = { _: 'inputMediaGeoPoint', geoPoint: { _: 'inputGeoPoint', lat: 52, long: 13 } };
    const captioned = (length: number) => ({ ...sending('a'.repeat(length)), _: 'messages.sendMedia', media: place });
    assert.equal(await outcomeOf(captioned(1_025)), 'MEDIA_CAPTION_TOO_LONG');
    assert.equal(await outcomeOf(captioned(1_024)), 'ok');
    // A packet larger than any request is not read to its end.
    const { socket } = await another();
    socket.sendBytes(tlInt(8 << 20));
    await socket.closed;
  });

  test('slow readers: who asks and does not read is not answered without end', async () => {
    const { session, socket } = await another();
    socket.socket.pause();
    const config = requestBytes({ _: 'help.getAppConfig', hash: 0 } as { _: string });
    const countries = requestBytes({ _: 'help.getCountriesList', langCode: 'en', hash: 0 } as { _: string });
    for (let i = 0; i < 1_500; i++) session.send(i % 2 === 0 ? config : countries);
    assert.equal(await neighbour.outcome(nearestDc), 'ok');
    assert.ok((await metric('process_resident_memory_bytes')) - idleBytes < allowedBytes);
    socket.close();
  });

  test('half-open sockets: who closes one side has left, and who never speaks holds nothing', async () => {
    const open = await metric('tocsin_wire_open_connections');
    const { session, socket } = await another();
    session.send(requestBytes(sending('last words')));
    socket.socket.end();
    await socket.closed;
    await until(async () => (await written('last words')) === 1);
    const silent = Array.from({ length: 200 }, () => connect(server.port, '127.0.0.1'));
    for (const one of silent) one.on('error', () => {});
    await until(async () => (await metric('tocsin_wire_open_connections')) >= open + 200);
    assert.equal(await neighbour.outcome(nearestDc), 'ok');
    for (const one of silent) one.resetAndDestroy();
    await until(async () => (await metric('tocsin_wire_open_connections')) <= open);
  });

  test('a key exchange that goes wrong at any step leaves nothing behind', async () => {
    for (const body of [Buffer.alloc(40), Buffer.concat([tlInt(ID.reqDhParams), randomBytes(300)])]) {
      const socket = connectRaw(server.port);
      socket.send(Buffer.concat([Buffer.alloc(8), randomBytes(8), tlInt(body.length), body]));
      await socket.closed;
    }
    (await rawClient(server)).close();
  });
});
