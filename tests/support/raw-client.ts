import assert from 'node:assert/strict';
import type { tl } from '@mtcute/core';
import { createTlCodec } from '#wire';
import { ID } from '../../src/wire/service-tl/ids.ts';
import { makeKey } from '../../src/wire/testing/raw-exchange.ts';
import { createRawSession, pingBody, type RawSession, readResult } from '../../src/wire/testing/raw-session.ts';
import { connectRaw, type RawSocket } from '../../src/wire/testing/raw-socket.ts';
import type { TestServer } from './server.ts';

const layer = 228;
const codec = createTlCodec();

/** A client that sees every byte and may send any, signed in at a real server. */
export interface RawClient {
  socket: RawSocket;
  session: RawSession;
  /** What came beside answers to calls and must be acknowledged: nothing is by itself. */
  unacknowledged: bigint[];
  /** Sends bytes as a request, under this message id or the next one; the bytes of the answer. */
  answer(body: Uint8Array, msgId?: bigint): Promise<Buffer>;
  /** The same; the text of the error, or `ok`. */
  outcome(body: Uint8Array, msgId?: bigint): Promise<string>;
  /** Sends a request; its answer, or an Error with the text of the error. */
  call(request: { _: string }): Promise<tl.TlObject>;
  close(): void;
}

/** The bytes of a request in the newest layer. */
export const requestBytes = (request: { _: string }): Buffer => Buffer.from(codec.write(request as tl.TlObject, layer));

const errorOf = (result: Buffer): string => result.toString('utf8', 9, 9 + result.readUInt8(8));

/** A temporary key that lives so long, of a connection for files (whose data centre has a minus) or of the main one. */
export interface TemporaryKey {
  expiresInS: number;
  isMedia?: boolean;
}

/** A connection with a key of its own that has named its layer, and nobody signed in. */
export async function rawClient(server: TestServer, temporary?: TemporaryKey): Promise<RawClient> {
  const client = await newRawClient(server, temporary);
  assert.equal(await client.outcome(inLayer({ _: 'help.getNearestDc' })), 'ok');
  return client;
}

/** A request that names its layer, as the first one of a key does. */
export const inLayer = (query: { _: string }): Buffer =>
  requestBytes({ _: 'invokeWithLayer', layer, query } as { _: string });

/** The same, before it said in which layer it asks. */
export async function newRawClient(server: TestServer, temporary?: TemporaryKey): Promise<RawClient> {
  const socket = connectRaw(server.port);
  const form = temporary ? 'temp dc' : 'plain';
  const { key } = await makeKey(socket, { publicPem: server.publicKey }, form, 'new', {
    dc: temporary?.isMedia ? -server.dcId : server.dcId,
    ...(temporary ? { expiresInS: temporary.expiresInS } : {}),
  });
  const session = createRawSession(key, socket);
  session.send(pingBody(1n), { content: false });
  session.salt = (await session.nextOf(ID.badServerSalt)).body.readBigInt64LE(20);
  session.send(pingBody(2n), { content: false });
  const unacknowledged = [(await session.nextOf(ID.newSessionCreated)).msgId];
  const ask = async (body: Uint8Array, own?: bigint): Promise<Buffer> => {
    const msgId = session.send(body, own === undefined ? {} : { msgId: own });
    for (;;) {
      const message = await session.next();
      if (message.seqNo % 2 === 1) unacknowledged.push(message.msgId);
      if (message.id !== ID.rpcResult) continue;
      const { msgId: to, result } = readResult(message);
      if (to === msgId) return result;
    }
  };
  return {
    unacknowledged,
    socket,
    session,
    answer: ask,
    async outcome(body, msgId) {
      const result = await ask(body, msgId);
      return result.readInt32LE(0) === ID.rpcError ? errorOf(result) : 'ok';
    },
    async call(request) {
      const result = await ask(requestBytes(request));
      if (result.readInt32LE(0) === ID.rpcError) throw new Error(errorOf(result));
      return codec.read(result);
    },
    close: () => socket.close(),
  };
}

/** The same, signed up with this number. */
export async function signedUpRaw(server: TestServer, phoneNumber: string, firstName: string): Promise<RawClient> {
  const client = await rawClient(server);
  const settings = { _: 'codeSettings' };
  const more = { phoneNumber, apiId: 1, apiHash: 'none', settings };
  const sent = await client.call({ _: 'auth.sendCode', ...more } as { _: string });
  assert.ok(sent._ === 'auth.sentCode');
  const { phoneCodeHash } = sent;
  await client.call({ _: 'auth.signIn', phoneNumber, phoneCodeHash, phoneCode: '12345' } as { _: string });
  await client.call({ _: 'auth.signUp', phoneNumber, phoneCodeHash, firstName, lastName: '' } as { _: string });
  return client;
}
