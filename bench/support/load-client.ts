import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { tl } from '@mtcute/core';
import type { TlCodec } from '#wire';
import { authKeyId, openMessage, sealedBytes, sealMessage } from '../../src/wire/crypto/message.ts';
import { ID } from '../../src/wire/service-tl/ids.ts';
import { createMsgIds, type MsgId, nameOf } from './msg-ids.ts';

/**
 * A client that costs as little as possible, as it shares the machine with the server: one connection, one session, no
 * big integers, all frames of a turn in one write. It opens every frame that it gets, as a real client does.
 */
export interface LoadClient {
  call(request: { readonly _: string }): Promise<Buffer>;
  /** The same for a request that is written already. */
  callBytes(body: Uint8Array): Promise<Buffer>;
  /** Called with the body of each message that is no answer and no service message. */
  onUpdate: (body: Buffer) => void;
  close(): void;
}

const newestLayer = 228;
/** The server keeps what was not acknowledged, so clients acknowledge in bundles. */
const ackEvery = 32;
const headBytes = 4;
const envelopeBytes = 24;
const innerBytes = 32;

/** What a client does not pass on: the protocol's own messages. */
const service: ReadonlySet<number> = new Set([ID.newSessionCreated, ID.pong, ID.msgsAck, ID.badServerSalt]);

export async function openLoadClient(codec: TlCodec, port: number, key: Buffer): Promise<LoadClient> {
  const line = createLine(port, key);
  const client: LoadClient = {
    call: (request) => client.callBytes(codec.write(request as tl.TlObject, newestLayer)),
    callBytes: (body) => line.ask(body),
    onUpdate: () => {},
    close: () => line.socket.destroy(),
  };
  line.onUpdate = (body) => client.onUpdate(body);
  await line.open();
  return client;
}

interface Line {
  socket: Socket;
  onUpdate: (body: Buffer) => void;
  /** Pings until the session stands and the salt is known. */
  open(): Promise<void>;
  ask(body: Uint8Array): Promise<Buffer>;
}

function createLine(port: number, key: Buffer): Line {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.write(Buffer.alloc(4, 0xee));
  const keyId = Buffer.from(authKeyId(key), 'hex');
  const session = randomBytes(8);
  const ids = createMsgIds();
  const header = {
    ...{ saltLo: 0, saltHi: 0, sessionLo: session.readInt32LE(0), sessionHi: session.readInt32LE(4) },
    ...{ msgLo: 0, msgHi: 0, seqNo: 0 },
  };
  const waiting = new Map<number, (answer: Buffer) => void>();
  let toAck: MsgId[] = [];
  let outgoing: Buffer[] = [];
  let contentSent = 0;
  let opened: () => void = () => undefined;

  function send(body: Uint8Array, content: boolean): number {
    const { hi, lo } = ids.next();
    header.msgHi = hi | 0;
    header.msgLo = lo | 0;
    header.seqNo = content ? contentSent++ * 2 + 1 : contentSent * 2;
    const packetBytes = envelopeBytes + sealedBytes(body.length);
    const frame = Buffer.allocUnsafe(headBytes + packetBytes);
    frame.writeInt32LE(packetBytes, 0);
    keyId.copy(frame, headBytes);
    sealMessage(frame, headBytes + 8, key, header, body, randomBytes, 0);
    if (outgoing.length === 0) setImmediate(flush);
    outgoing.push(frame);
    return nameOf(hi, lo);
  }

  function flush(): void {
    const frames = outgoing;
    outgoing = [];
    socket.write(frames.length === 1 ? (frames[0] ?? '') : Buffer.concat(frames));
  }

  function receive(plain: Buffer): void {
    const body = plain.subarray(innerBytes, innerBytes + plain.readInt32LE(28));
    const id = body.readInt32LE(0);
    if ((plain.readInt32LE(24) & 1) === 1) toAck.push({ lo: plain.readUInt32LE(16), hi: plain.readUInt32LE(20) });
    if (id === ID.rpcResult) {
      const asked = nameOf(body.readUInt32LE(8), body.readUInt32LE(4));
      waiting.get(asked)?.(body.subarray(12));
      waiting.delete(asked);
    } else if (id === ID.badServerSalt) {
      header.saltLo = body.readInt32LE(20);
      header.saltHi = body.readInt32LE(24);
      send(ping, false);
    } else if (id === ID.pong) opened();
    else if (!service.has(id)) line.onUpdate(body);
    if (toAck.length >= ackEvery) {
      send(ackOf(toAck), false);
      toAck = [];
    }
  }

  readFrames(socket, (frame) => {
    const message = openMessage(frame, 0, frame.length, key, 8);
    if (message === undefined) throw new Error('the server sent what this key does not open');
    receive(message.plain);
  });

  const line: Line = {
    socket,
    onUpdate: () => undefined,
    open: () =>
      new Promise((resolve) => {
        opened = resolve;
        send(ping, false);
      }),
    ask: (body) => new Promise((resolve) => void waiting.set(send(body, true), resolve)),
  };
  return line;
}

const ping = Buffer.alloc(12);
ping.writeInt32LE(ID.ping, 0);

/** Cuts the stream of the intermediate framing into packets. */
function readFrames(socket: Socket, take: (packet: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (at + headBytes <= bytes.length) {
      const end = at + headBytes + bytes.readInt32LE(at);
      if (end > bytes.length) break;
      take(bytes.subarray(at + headBytes, end));
      at = end;
    }
    rest = bytes.subarray(at);
  });
}

function ackOf(ids: readonly MsgId[]): Buffer {
  const body = Buffer.allocUnsafe(12 + 8 * ids.length);
  body.writeInt32LE(ID.msgsAck, 0);
  body.writeInt32LE(ID.vector, 4);
  body.writeInt32LE(ids.length, 8);
  for (const [index, { hi, lo }] of ids.entries()) {
    body.writeUInt32LE(lo, 12 + index * 8);
    body.writeUInt32LE(hi, 16 + index * 8);
  }
  return body;
}
