import type { Connection, Received, Session, WireState } from '../model.ts';
import type { WireRequest } from '../host.ts';
import { ID } from '../service-tl/ids.ts';
import { tlRpcError } from '../service-tl/writer.ts';
import { updateReading } from '../listen/lifecycle.ts';
import { ackLater } from './acks.ts';
import { looksCompressible, packResult } from './gzip.ts';
import { keepAnswer } from './keep.ts';
import { compareIds, nextMsgId, toBigInt } from './msg-id.ts';
import { findReceived } from './received.ts';
import { liveConnection, nextContentSeqNo, writeMessage } from './send.ts';

/** Hands a content request to the host; its answer goes out when it comes. */
export function runRequest(
  wire: WireState,
  session: Session,
  connection: Connection,
  received: Received,
  body: Buffer,
): void {
  wire.stats.requests++;
  session.running++;
  wire.runningRequests++;
  if (session.running >= wire.limits.runningRequests && !connection.tooManyRequests) {
    connection.tooManyRequests = true;
    updateReading(connection);
  }
  ackLater(wire, session, received);
  const settle = (result: Uint8Array): void => {
    session.running--;
    wire.runningRequests--;
    if (session.running === wire.limits.runningRequests - 1) readOn(session);
    answer(wire, session, connection, received, result);
  };
  handle(wire, createRequest(wire, session, connection, received, body)).then(settle, (error: unknown) => {
    wire.stats.handlerErrors++;
    wire.log('request failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    settle(tlRpcError(500, 'INTERNAL'));
  });
}

/** There is room for requests again on every connection of the session. */
function readOn(session: Session): void {
  for (const connection of [...session.connections]) {
    if (!connection.tooManyRequests) continue;
    connection.tooManyRequests = false;
    updateReading(connection);
  }
}

async function handle(wire: WireState, request: WireRequest): Promise<Uint8Array> {
  return wire.host.handle(request);
}

function createRequest(
  _wire: WireState,
  session: Session,
  connection: Connection,
  received: Received,
  body: Uint8Array,
): WireRequest {
  return {
    connectionId: connection.id,
    address: connection.address,
    keyId: session.keyId,
    temporary: session.key.expiresAtS !== undefined,
    sessionId: session.sessionId,
    session,
    msgId: toBigInt(received.hi, received.lo),
    body,
    // Few requests look at their signal, so it is made when one does.
    get signal() {
      received.abort ??= new AbortController();
      if (session.closed || received.state === 'dropped') received.abort.abort();
      return received.abort.signal;
    },
    after: (msgIds) => afterRequests(session, received, msgIds),
  };
}

async function afterRequests(session: Session, own: Received, msgIds: readonly bigint[]): Promise<boolean> {
  for (const msgId of msgIds) {
    const hi = Number((msgId >> 32n) & 0xffff_ffffn);
    const lo = Number(msgId & 0xffff_ffffn);
    if (compareIds(hi, lo, own.hi, own.lo) >= 0) return false;
    const named = findReceived(session, hi, lo);
    if (named === undefined) {
      // Whatever has been forgotten was finished before.
      if (compareIds(hi, lo, session.forgottenHi, session.forgottenLo) > 0) return false;
      continue;
    }
    if (named.state === 'running') {
      await new Promise<void>((resolve) => {
        named.waiters ??= [];
        named.waiters.push(resolve);
      });
    }
    if (named.failed || named.state !== 'done') return false;
  }
  return true;
}

function answer(
  wire: WireState,
  session: Session,
  connection: Connection,
  received: Received,
  result: Uint8Array,
): void {
  const view = new DataView(result.buffer, result.byteOffset, result.byteLength);
  received.failed = result.length >= 4 && view.getInt32(0, true) === ID.rpcError;
  if (result.length > wire.limits.gzipResultBytes && looksCompressible(result)) {
    const packed = packResult(result);
    if (packed instanceof Promise) {
      packed.then(
        (bytes) => sendAnswer(wire, session, connection, received, bytes),
        () => sendAnswer(wire, session, connection, received, result),
      );
      return;
    }
    sendAnswer(wire, session, connection, received, packed);
    return;
  }
  sendAnswer(wire, session, connection, received, result);
}

/** Wraps a result in rpc_result, keeps it and sends it; a dropped request is not answered. */
export function sendAnswer(
  wire: WireState,
  session: Session,
  connection: Connection,
  received: Received,
  result: Uint8Array,
): void {
  const dropped = received.state === 'dropped';
  if (!dropped) received.state = 'done';
  received.answered = true;
  for (const wake of received.waiters ?? []) wake();
  received.waiters = undefined;
  received.abort = undefined;
  if (dropped || session.closed) return;
  received.confirmed = true;
  const body = Buffer.allocUnsafe(12 + result.length);
  body.writeInt32LE(ID.rpcResult, 0);
  body.writeUInt32LE(received.lo, 4);
  body.writeUInt32LE(received.hi, 8);
  body.set(result, 12);
  nextMsgId(wire, 1);
  const sent = { hi: wire.lastMsgHi, lo: wire.lastMsgLo, seqNo: nextContentSeqNo(session), body, request: received };
  received.answer = sent;
  keepAnswer(wire, session, sent);
  const target = connection.closed ? liveConnection(session) : connection;
  if (target !== undefined) writeMessage(wire, session, target, sent.hi, sent.lo, sent.seqNo, body);
}
