import { randomBytes } from 'node:crypto';
import { authKeyId, openMessage, sealedBytes, sealMessage } from '../crypto/message.ts';
import type { AuthKeyRecord } from '../host.ts';
import { ID } from '../service-tl/ids.ts';
import { createReader } from '../service-tl/reader.ts';
import { tlInt } from '../service-tl/writer.ts';
import type { ThrowAwayHost } from './throw-away-host.ts';
import type { RawSocket } from './raw-socket.ts';

/** A message from the server, decrypted. */
export interface RawMessage {
  msgId: bigint;
  seqNo: number;
  salt: bigint;
  sessionId: string;
  /** Constructor id, signed. */
  id: number;
  body: Buffer;
}

export interface SendOptions {
  msgId?: bigint;
  seqNo?: number;
  content?: boolean;
  salt?: bigint;
}

/** The client's half of a session, for tests that look at every message. */
export interface RawSession {
  readonly key: Buffer;
  readonly keyId: string;
  readonly sessionId: string;
  salt: bigint;
  /** Sends on this connection from now on. */
  use(socket: RawSocket): void;
  /** Sends one message and returns its msg id. */
  send(body: Uint8Array, options?: SendOptions): bigint;
  /** The encrypted packet of a message, without sending it. */
  seal(body: Uint8Array, options?: SendOptions): { packet: Buffer; msgId: bigint };
  newMsgId(): bigint;
  /** The next message of the server. */
  next(): Promise<RawMessage>;
  /** The next message with this constructor; others are skipped. */
  nextOf(id: number): Promise<RawMessage>;
}

/** Puts a random key into the host and returns it. */
export function plantKey(host: ThrowAwayHost, extra: Partial<AuthKeyRecord> = {}): Buffer {
  const key = randomBytes(256);
  const keyId = authKeyId(key);
  host.keys.set(keyId, { keyId, key, createdAtS: Math.floor(Date.now() / 1_000), ...extra });
  return key;
}

export function createRawSession(key: Buffer, firstSocket: RawSocket): RawSession {
  const sessionBytes = randomBytes(8);
  let socket = firstSocket;
  let contentSent = 0;
  let lastMsgId = 0n;
  const session: RawSession = {
    key,
    keyId: authKeyId(key),
    sessionId: sessionBytes.toString('hex'),
    salt: 0n,
    use(next) {
      socket = next;
    },
    newMsgId() {
      const now = ((BigInt(Date.now()) << 32n) / 1_000n) & ~3n;
      lastMsgId = now > lastMsgId ? now : lastMsgId + 4n;
      return lastMsgId;
    },
    seal(body, options = {}) {
      const content = options.content ?? true;
      const msgId = options.msgId ?? session.newMsgId();
      const seqNo = options.seqNo ?? contentSent * 2 + (content ? 1 : 0);
      if (content && options.seqNo === undefined) contentSent++;
      const salt = options.salt ?? session.salt;
      const packet = Buffer.alloc(24 + sealedBytes(body.length));
      packet.write(session.keyId, 0, 'hex');
      const header = {
        saltLo: Number(BigInt.asIntN(32, salt)),
        saltHi: Number(BigInt.asIntN(32, salt >> 32n)),
        sessionLo: sessionBytes.readInt32LE(0),
        sessionHi: sessionBytes.readInt32LE(4),
        msgLo: Number(BigInt.asIntN(32, msgId)),
        msgHi: Number(BigInt.asIntN(32, msgId >> 32n)),
        seqNo,
      };
      sealMessage(packet, 8, key, header, body, randomBytes, 0);
      return { packet, msgId };
    },
    send(body, options) {
      const { packet, msgId } = session.seal(body, options);
      socket.send(packet);
      return msgId;
    },
    async next() {
      return parse(key, await socket.next());
    },
    async nextOf(id) {
      for (;;) {
        const message = await session.next();
        if (message.id === id) return message;
      }
    },
  };
  return session;
}

function parse(key: Buffer, packet: Buffer): RawMessage {
  const opened = openMessage(packet, 0, packet.length - ((packet.length - 24) % 16), key, 8);
  if (opened === undefined) throw new Error(`not a message for this key: ${packet.toString('hex', 0, 16)}`);
  const { plain } = opened;
  const sizeBytes = plain.readInt32LE(28);
  return {
    salt: plain.readBigInt64LE(0),
    sessionId: plain.toString('hex', 8, 16),
    msgId: plain.readBigInt64LE(16),
    seqNo: plain.readInt32LE(24),
    id: plain.readInt32LE(32),
    body: Buffer.from(plain.subarray(32, 32 + sizeBytes)),
  };
}

/** Sends a ping with the right salt and waits until the session stands. */
export async function openSession(session: RawSession): Promise<void> {
  session.send(pingBody(1n), { content: false });
  const bad = await session.nextOf(ID.badServerSalt);
  session.salt = bad.body.readBigInt64LE(20);
  session.send(pingBody(2n), { content: false });
  await session.nextOf(ID.newSessionCreated);
  await session.nextOf(ID.pong);
}

export function pingBody(pingId: bigint): Buffer {
  return Buffer.concat([tlInt(ID.ping), longBytes(pingId)]);
}

export function longBytes(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt.asIntN(64, value));
  return bytes;
}

/** A vector of msg ids behind a constructor. */
export function idsBody(id: number, msgIds: readonly bigint[]): Buffer {
  return Buffer.concat([tlInt(id), tlInt(ID.vector), tlInt(msgIds.length), ...msgIds.map(longBytes)]);
}

/** A container of messages. */
export function containerBody(messages: readonly { msgId: bigint; seqNo: number; body: Uint8Array }[]): Buffer {
  const parts = messages.flatMap(({ msgId, seqNo, body }) => [
    longBytes(msgId),
    tlInt(seqNo),
    tlInt(body.length),
    body,
  ]);
  return Buffer.concat([tlInt(ID.msgContainer), tlInt(messages.length), ...parts]);
}

/** Takes an rpc_result apart. */
export function readResult(message: RawMessage): { msgId: bigint; result: Buffer } {
  const reader = createReader(message.body);
  reader.int();
  const msgId = reader.raw(8).readBigInt64LE(0);
  return { msgId, result: message.body.subarray(12) };
}
