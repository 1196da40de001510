import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { ID } from '../../src/wire/service-tl/ids.ts';
import { tlInt } from '../../src/wire/service-tl/writer.ts';
import { type RawBinding, sealBinding } from '../../src/wire/testing/raw-binding.ts';
import { createRawSession, pingBody } from '../../src/wire/testing/raw-session.ts';
import { connectRaw } from '../../src/wire/testing/raw-socket.ts';
import { type RawClient, rawClient, requestBytes, signedUpRaw, type TemporaryKey } from '../support/raw-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

/** Temporary keys (perfect forward secrecy) at a real server, each byte by hand. */
let server: TestServer;
const clients: RawClient[] = [];
const aDayS = 86_400;

before(async () => {
  server = await startTestServer();
});

after(async () => {
  for (const client of clients) client.close();
  await server?.stop();
});

async function permanent(phone: string): Promise<RawClient> {
  const client = await signedUpRaw(server, phone, 'Wick');
  clients.push(client);
  return client;
}

async function temporary(key: TemporaryKey = { expiresInS: aDayS }): Promise<RawClient> {
  const client = await rawClient(server, key);
  clients.push(client);
  return client;
}

const keyLong = (keyId: string): tl.Long => Long.fromBytesLE([...Buffer.from(keyId, 'hex')]);
const inADay = (): number => Math.floor(Date.now() / 1_000) + aDayS;
const nonce = 'a1b2c3d4e5f60718';
const self = requestBytes({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] } as { _: string });
const nearestDc = requestBytes({ _: 'help.getNearestDc' });

interface Claim extends Partial<RawBinding> {
  /** What the request itself says, where it differs from the message inside. */
  outer?: { permAuthKeyId?: string; nonce?: string; expiresAt?: number };
  /** Under which the message inside is sealed. */
  sealedFor?: bigint;
  key?: Buffer;
}

/** `ok`, or the error with which a binding is refused. */
function bind(client: RawClient, to: RawClient, claim: Claim = {}): Promise<string> {
  const { outer = {}, sealedFor, key = to.session.key, ...told } = claim;
  const said: RawBinding = {
    nonce,
    tempAuthKeyId: client.session.keyId,
    permAuthKeyId: to.session.keyId,
    tempSessionId: client.session.sessionId,
    expiresAt: inADay(),
    ...told,
  };
  const msgId = client.session.newMsgId();
  const request = {
    _: 'auth.bindTempAuthKey',
    permAuthKeyId: keyLong(outer.permAuthKeyId ?? said.permAuthKeyId),
    nonce: keyLong(outer.nonce ?? said.nonce),
    expiresAt: outer.expiresAt ?? said.expiresAt,
    encryptedMessage: sealBinding(key, sealedFor ?? msgId, said),
  };
  return client.outcome(requestBytes(request as { _: string }), msgId);
}

/** Sends something under the key on a new connection; true when it is answered that nobody knows the key. */
async function isUnknown({ session: { key } }: RawClient): Promise<boolean> {
  const socket = connectRaw(server.port);
  createRawSession(key, socket).send(pingBody(1n), { content: false });
  const answer = await socket.next();
  socket.close();
  return answer.equals(tlInt(-404));
}

describe('temporary keys', () => {
  test('before it is bound a key may ask for the configuration and be bound, and nothing else', async () => {
    const client = await temporary();
    assert.equal(await client.outcome(requestBytes({ _: 'help.getConfig' })), 'ok');
    assert.equal(await client.outcome(nearestDc), 'ok');
    const code = { phoneNumber: '+79990000401', apiId: 1, apiHash: 'none', settings: { _: 'codeSettings' } };
    for (const request of [
      { _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] },
      { _: 'updates.getState' },
      { _: 'auth.sendCode', ...code },
      { _: 'help.getAppConfig', hash: 0 },
      { _: 'auth.dropTempAuthKeys', exceptAuthKeys: [] },
    ])
      assert.equal(await client.outcome(requestBytes(request)), 'AUTH_KEY_PERM_EMPTY', request._);
  });

  test('a binding that contradicts itself in anything is refused, and the key stays unbound', async () => {
    const wick = await permanent('+79990000402');
    const other = await permanent('+79990000403');
    const client = await temporary();
    const [wickId, otherId] = [wick.session.keyId, other.session.keyId];
    const wrong: Record<string, Claim> = {
      'another nonce': { outer: { nonce: '0000000000000001' } },
      'another end': { outer: { expiresAt: inADay() - 9 } },
      'another temporary key': { tempAuthKeyId: otherId },
      'another permanent key inside': { permAuthKeyId: otherId, outer: { permAuthKeyId: wickId } },
      'another permanent key outside': { outer: { permAuthKeyId: otherId } },
      'another session': { tempSessionId: other.session.sessionId },
      'the message of another request': { sealedFor: client.session.newMsgId() },
      'sealed with a key of its own': { key: client.session.key },
      'a permanent key that nobody has': { outer: { permAuthKeyId: 'ff'.repeat(8) } },
      'a temporary key in the place of the permanent one': { outer: { permAuthKeyId: client.session.keyId } },
    };
    for (const [name, claim] of Object.entries(wrong))
      assert.equal(await bind(client, wick, claim), 'ENCRYPTED_MESSAGE_INVALID', name);
    for (const expiresAt of [0, -1]) assert.equal(await bind(client, wick, { expiresAt }), 'EXPIRES_AT_INVALID');
    assert.equal(await bind(wick, other), 'TEMP_AUTH_KEY_EMPTY', 'a permanent key is bound to nothing');
    assert.equal(await client.outcome(self), 'AUTH_KEY_PERM_EMPTY');
  });

  test('a bound key speaks for its account; binding it again changes nothing, binding it to another is refused', async () => {
    const wick = await permanent('+79990000404');
    const other = await permanent('+79990000405');
    const client = await temporary();
    assert.equal(await bind(client, wick), 'ok');
    assert.equal(await client.outcome(self), 'ok');
    assert.equal(await bind(client, wick), 'ok');
    assert.equal(await bind(client, other), 'TEMP_AUTH_KEY_ALREADY_BOUND');
    // A vector, its length, the constructor and two words of flags stand before the id.
    const who = async (asking: RawClient): Promise<bigint> => (await asking.answer(self)).readBigInt64LE(20);
    assert.equal(await who(client), await who(wick));
    assert.notEqual(await who(client), await who(other));
  });

  test('connections for files have temporary keys of their own beside the main one, and can be told to go', async () => {
    const wick = await permanent('+79990000406');
    const main = await temporary();
    const media = await temporary({ expiresInS: aDayS, isMedia: true });
    for (const client of [main, media]) assert.equal(await bind(client, wick), 'ok');
    const part = { fileId: Long.ONE, filePart: 0, bytes: new Uint8Array(1024) };
    assert.equal(await media.outcome(requestBytes({ _: 'upload.saveFilePart', ...part } as { _: string })), 'ok');
    assert.equal(await main.outcome(self), 'ok');
    const drop = { _: 'auth.dropTempAuthKeys', exceptAuthKeys: [] } as { _: string };
    assert.equal(await main.outcome(requestBytes(drop)), 'ok');
    await media.socket.closed;
    assert.equal(await isUnknown(media), true);
    assert.equal(await main.outcome(self), 'ok', 'the key that asked stays');
    assert.equal(await wick.outcome(self), 'ok');
  });

  test('a key whose time is over is unknown, whatever is sent under it', async () => {
    const wick = await permanent('+79990000407');
    const client = await temporary({ expiresInS: 2 });
    assert.equal(await bind(client, wick), 'ok');
    const early = await temporary();
    assert.equal(await bind(early, wick, { expiresAt: inADay() - aDayS + 6 }), 'ok');
    await until(() => isUnknown(client));
    client.session.send(self);
    await client.socket.closed;
    assert.equal(await wick.outcome(self), 'ok');
    // Its binding wished for a day: what the exchange allowed holds, also for a process that only reads what was kept.
    await server.kill();
    server = await server.restart();
    assert.equal(await isUnknown(client), true);
    // One that may live for a day ends sooner where its client wished so.
    await until(() => isUnknown(early));
  });

  test('a key that its client destroys takes its temporary keys with it, and the device is signed out', async () => {
    const wick = await permanent('+79990000408');
    const client = await temporary();
    assert.equal(await bind(client, wick), 'ok');
    wick.session.send(tlInt(ID.destroyAuthKey));
    assert.equal((await wick.session.nextOf(ID.destroyAuthKeyOk)).body.length, 4, 'bare');
    await Promise.all([wick.socket.closed, client.socket.closed]);
    assert.deepEqual([await isUnknown(wick), await isUnknown(client)], [true, true]);
  });
});
