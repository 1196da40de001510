import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { createTlCodec, isTlError } from './index.ts';

const codec = createTlCodec();
const getConfig: tl.TlObject = { _: 'help.getConfig' };
const hello: tl.TlObject = {
  _: 'initConnection',
  apiId: 1,
  deviceModel: 'phone',
  systemVersion: '1',
  appVersion: '2',
  systemLangCode: 'en',
  langPack: '',
  langCode: 'en',
  query: getConfig,
};

function int(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value | 0);
  return bytes;
}

/** A gzip_packed around bytes that are already compressed. */
function packed(compressed: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt32LE((compressed.length << 8) | 254);
  const pad = Buffer.alloc((4 - (compressed.length % 4)) % 4);
  return Buffer.concat([int(0x3072cfa1), head, compressed, pad]);
}

function refusal(bytes: Uint8Array) {
  try {
    codec.readRequest(bytes);
  } catch (error) {
    assert(isTlError(error));
    return error;
  }
  return assert.fail('was read');
}

describe('reading requests', () => {
  it('reads a query inside its wrappers', () => {
    const request = codec.readRequest(codec.write({ _: 'invokeWithLayer', layer: 228, query: hello }, 228));
    assert(request._ === 'invokeWithLayer' && request.layer === 228);
    const inner = request.query;
    assert(inner._ === 'initConnection' && inner.deviceModel === 'phone');
    assert.deepEqual(inner.query, getConfig);
  });

  for (const [name, compress] of [
    ['gzip', gzipSync],
    ['zlib', deflateSync],
  ] as const) {
    it(`reads a ${name} stream in place of an inner query`, () => {
      const whole = codec.write(hello, 228);
      const inner = codec.write(getConfig, 228);
      const head = whole.subarray(0, whole.length - inner.length);
      const request = codec.readRequest(Buffer.concat([head, packed(compress(inner))]));
      assert(request._ === 'initConnection');
      assert.deepEqual(request.query, getConfig);
    });
  }

  it('takes a peer where a user or a channel is wanted, as clients of the Pyrogram family send it', () => {
    const key = Long.fromString('-77');
    const user: tl.TlObject = { _: 'inputPeerUser', userId: 5, accessHash: key };
    const channel: tl.TlObject = { _: 'inputPeerChannel', channelId: 6, accessHash: key };
    const read = (method: number, peer: tl.TlObject) =>
      codec.readRequest(Buffer.concat([int(method), codec.write(peer, 228)]));
    const getFullUser = 0xb60f5918;
    const getFullChannel = 0x08736a09;
    assert.deepEqual(read(getFullUser, user), {
      _: 'users.getFullUser',
      id: { _: 'inputUser', userId: 5, accessHash: key },
    });
    assert.deepEqual(read(getFullUser, { _: 'inputPeerSelf' }), { _: 'users.getFullUser', id: { _: 'inputUserSelf' } });
    assert.deepEqual(read(getFullUser, channel), { _: 'users.getFullUser', id: { _: 'inputUserEmpty' } });
    assert.deepEqual(read(getFullChannel, channel), {
      _: 'channels.getFullChannel',
      channel: { _: 'inputChannel', channelId: 6, accessHash: key },
    });
    assert.deepEqual(read(getFullChannel, user), {
      _: 'channels.getFullChannel',
      channel: { _: 'inputChannelEmpty' },
    });
  });

  it('refuses a stream that grows past the limit, and one inside another', () => {
    assert.equal(refusal(packed(gzipSync(Buffer.alloc(64 * 1024 * 1024)))).kind, 'badGzip');
    let nested = codec.write(getConfig, 228);
    for (let i = 0; i < 100; i++) nested = packed(gzipSync(nested));
    assert.equal(refusal(nested).kind, 'tooDeep');
  });

  it('refuses constructors as methods, unknown numbers, cut and over-long input', () => {
    const whole = codec.write(getConfig, 228);
    assert.equal(refusal(Buffer.concat([whole, int(0)])).kind, 'trailingBytes');
    assert.equal(refusal(whole.subarray(0, 3)).kind, 'truncated');
    assert.equal(refusal(int(0x12345678)).kind, 'unknownConstructor');
    assert.equal(refusal(codec.write({ _: 'inputPeerSelf' }, 228)).kind, 'wrongType');
  });

  it('refuses an object of another union in a field', () => {
    // @ts-expect-error: an input user is no input peer.
    const bytes = codec.write({ _: 'messages.readHistory', peer: { _: 'inputUserSelf' }, maxId: 1 }, 228);
    assert.equal(refusal(bytes).kind, 'wrongType');
  });

  it('refuses vectors that claim more elements than the input can hold', () => {
    const bytes = Buffer.from(codec.write({ _: 'messages.deleteMessages', id: [1, 2, 3] }, 228));
    bytes.writeInt32LE(0x7fffffff, bytes.length - 16);
    assert.equal(refusal(bytes).kind, 'truncated');
    bytes.writeInt32LE(-1, bytes.length - 16);
    assert.equal(refusal(bytes).kind, 'truncated');
  });

  it('refuses text that is not UTF-8 and reads every script that is', () => {
    const query = 'Привет · مرحبا · 你好 · 👋🏽';
    const bytes = codec.write({ _: 'contacts.search', q: query, limit: 5 }, 228);
    const request = codec.readRequest(bytes);
    assert(request._ === 'contacts.search');
    assert.equal(request.q, query);
    const broken = Buffer.from(bytes);
    broken[broken.indexOf(0xd0)] = 0xff;
    assert.equal(refusal(broken).kind, 'badUtf8');
  });

  it('keeps every bit of a 64-bit number and refuses an id past 53 bits', () => {
    const peer: tl.TypeInputPeer = {
      _: 'inputPeerUser',
      userId: 2 ** 52 + 1,
      accessHash: Long.fromString('-8070450532247928833'),
    };
    const bytes = codec.write({ _: 'messages.readHistory', peer, maxId: 1 }, 228);
    const request = codec.readRequest(bytes);
    assert(request._ === 'messages.readHistory');
    assert.deepEqual(request.peer, peer);
    const broken = Buffer.from(bytes);
    broken.writeInt32LE(0x7fffffff, 12);
    assert.equal(refusal(broken).kind, 'outOfRange');
  });
});

describe('writing', () => {
  it('names the field that is missing', () => {
    assert.throws(
      // @ts-expect-error: the id is missing.
      () => codec.write({ _: 'peerUser' }, 228),
      (error) => isTlError(error, 'missingField') && error.data.field === 'userId',
    );
  });

  it('writes results by the type of the method', () => {
    const user = { _: 'userEmpty', id: 5 };
    const users = Buffer.from(codec.writeResult('users.getUsers', 228, [user]));
    assert.equal(users.readUInt32LE(0), 0x1cb5c415);
    assert.equal(users.readInt32LE(4), 1);
    assert.deepEqual(codec.read(users.subarray(8)), user);
    assert.equal(Buffer.from(codec.writeResult('messages.setTyping', 228, true)).readUInt32LE(0), 0x997275b5);
    assert.throws(
      () => codec.writeResult('messages.setTyping', 228, user),
      (e) => isTlError(e, 'badValue'),
    );
    assert.throws(
      () => codec.writeResult('no.such', 228, true),
      (e) => isTlError(e, 'unknownMethod'),
    );
  });

  it('writes errors', () => {
    const bytes = Buffer.from(codec.writeError(420, 'FLOOD_WAIT_3'));
    assert.equal(bytes.readUInt32LE(0), 0x2144ca19);
    assert.equal(bytes.readInt32LE(4), 420);
    assert.equal(bytes.toString('latin1', 9, 9 + (bytes[8] ?? 0)), 'FLOOD_WAIT_3');
  });
});

describe('schema facts', () => {
  it('lists methods, results and errors of the newest layer', () => {
    assert.equal(codec.schema.layer, 228);
    assert(codec.schema.methodNames.length > 790);
    assert.deepEqual(codec.schema.resultOf('users.getUsers'), { type: 'User', vector: true });
    assert(codec.schema.errorsOf('messages.sendMessage').some((e) => e.code === 400 && e.name === 'MESSAGE_EMPTY'));
    assert.deepEqual(codec.schema.errorsOf('no.such'), []);
  });
});
