import type { tl } from '@mtcute/core';
import type { TlCodec } from '#wire';
import { ID } from '../../src/wire/service-tl/ids.ts';
import { tlInt } from '../../src/wire/service-tl/writer.ts';
import { createRawSession, openSession, type RawMessage, type RawSession } from '../../src/wire/testing/raw-session.ts';
import { connectRaw, type RawSocket } from '../../src/wire/testing/raw-socket.ts';

/** A lean client for load: one connection, one session, requests answered by their msg id. */
export interface LoadClient {
  call(request: { _: string }): Promise<Buffer>;
  /** Called for each message of the server that is no answer. */
  onUpdate: (message: RawMessage) => void;
  close(): void;
}

const newestLayer = 228;
/** The server keeps what was not acknowledged, so clients acknowledge in bundles. */
const ackEvery = 32;

const idOf = { container: 0x73f1f8dc | 0, rpcResult: ID.rpcResult, msgsAck: ID.msgsAck };

export async function openLoadClient(codec: TlCodec, port: number, key: Buffer): Promise<LoadClient> {
  const socket = connectRaw(port);
  const session = createRawSession(key, socket);
  await openSession(session);
  const waiting = new Map<bigint, (answer: Buffer) => void>();
  const toAck: bigint[] = [];
  const client: LoadClient = {
    onUpdate: () => {},
    call(request) {
      // Methods stand in the same schema as everything that the codec writes.
      const body = codec.write(request as tl.TlObject, newestLayer);
      return new Promise((resolve) => void waiting.set(session.send(body), resolve));
    },
    close: () => socket.close(),
  };
  void pump(client, session, socket, waiting, toAck).catch(() => undefined);
  return client;
}

async function pump(
  client: LoadClient,
  session: RawSession,
  _socket: RawSocket,
  waiting: Map<bigint, (answer: Buffer) => void>,
  toAck: bigint[],
): Promise<void> {
  for (;;) {
    for (const message of unpack(await session.next())) {
      if (message.seqNo % 2 === 1) toAck.push(message.msgId);
      if (message.id === idOf.rpcResult) {
        const asked = message.body.readBigInt64LE(4);
        waiting.get(asked)?.(message.body.subarray(12));
        waiting.delete(asked);
      } else {
        client.onUpdate(message);
      }
    }
    if (toAck.length >= ackEvery) session.send(ackOf(toAck.splice(0)), { content: false });
  }
}

/** Opens a container. */
function unpack(message: RawMessage): RawMessage[] {
  if (message.id !== idOf.container) return [message];
  const found: RawMessage[] = [];
  let at = 8;
  for (let left = message.body.readInt32LE(4); left > 0; left--) {
    const sizeBytes = message.body.readInt32LE(at + 12);
    const body = message.body.subarray(at + 16, at + 16 + sizeBytes);
    found.push({
      ...message,
      msgId: message.body.readBigInt64LE(at),
      seqNo: message.body.readInt32LE(at + 8),
      id: body.readInt32LE(0),
      body,
    });
    at += 16 + sizeBytes;
  }
  return found;
}

function ackOf(ids: readonly bigint[]): Buffer {
  const list = Buffer.alloc(8 * ids.length);
  for (const [index, id] of ids.entries()) list.writeBigInt64LE(id, index * 8);
  return Buffer.concat([tlInt(idOf.msgsAck), tlInt(0x1cb5c415), tlInt(ids.length), list]);
}
