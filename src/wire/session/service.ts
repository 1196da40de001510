import type { Connection, PacketAllowance, Received, Session, WireState } from '../model.ts';
import { ID } from '../service-tl/ids.ts';
import { MalformedTl, type TlReader } from '../service-tl/reader.ts';
import { tlBytes, tlInt } from '../service-tl/writer.ts';
import type { InnerMessage } from './container.ts';
import { forgetAcknowledged, keptMessage } from './keep.ts';
import { compareIds } from './msg-id.ts';
import { findReceived } from './received.ts';
import { futureSalts } from './salts.ts';
import { sendAgain, sendService } from './send.ts';

const MOST_FUTURE_SALTS = 64;

/** Where a service message came from. */
export interface ServiceContext {
  wire: WireState;
  session: Session;
  connection: Connection;
  message: InnerMessage;
  received: Received;
}

function msgIdBytes(message: { hi: number; lo: number }): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(message.lo, 0);
  bytes.writeUInt32LE(message.hi, 4);
  return bytes;
}

/** More ids than the service messages of one packet may name: a flood. */
export class TooManyIds extends Error {}

/** Reads a vector of msg ids, each as its two halves. @throws MalformedTl, TooManyIds */
function readIds(reader: TlReader, allowance: PacketAllowance): { hi: number; lo: number }[] {
  if (reader.int() !== ID.vector) throw new MalformedTl('a vector is missing');
  const count = reader.int();
  if (count < 0 || count * 8 > reader.remaining()) throw new MalformedTl('there are fewer ids than it says');
  if (count > allowance.ids) throw new TooManyIds();
  allowance.ids -= count;
  return Array.from({ length: count }, () => ({ lo: reader.int() >>> 0, hi: reader.int() >>> 0 }));
}

/** Answers with a pong that holds the msg id and the ping's own id. */
export function ping(context: ServiceContext, reader: TlReader): void {
  const pong = Buffer.concat([tlInt(ID.pong), msgIdBytes(context.message), reader.raw(8)]);
  sendService(context.wire, context.session, context.connection, pong, 1);
}

/** As ping, and closes the connection unless another one comes within the delay. */
export function pingDelayDisconnect(context: ServiceContext, reader: TlReader): void {
  ping(context, reader);
  const delayS = Math.min(Math.max(reader.int(), 1), 86_400);
  context.connection.disconnectAtMs = context.wire.nowMs() + delayS * 1_000;
}

/** Tells the salts of the next hours, as many as asked and no more than there are. */
export function sendFutureSalts(context: ServiceContext, reader: TlReader): void {
  const { wire, session, connection, message } = context;
  const count = Math.min(Math.max(reader.int(), 1), MOST_FUTURE_SALTS);
  const nowS = Math.floor(wire.nowMs() / 1_000);
  const salts = futureSalts(wire, session.key, nowS, count);
  const body = Buffer.concat([
    tlInt(ID.futureSalts),
    msgIdBytes(message),
    tlInt(nowS),
    tlInt(salts.length),
    ...salts.flatMap(({ sinceS, untilS, salt }) => [tlInt(sinceS), tlInt(untilS), salt]),
  ]);
  sendService(wire, session, connection, body, 1);
}

/** Forgets answers and updates that the client says have come. */
export function acknowledge(context: ServiceContext, reader: TlReader): void {
  const { wire, session } = context;
  for (const { hi, lo } of readIds(reader, wire.allowance)) forgetAcknowledged(wire, session, hi, lo);
}

const STATE = {
  unknown: 1,
  notReceived: 2,
  tooHigh: 3,
  received: 4,
  confirmed: 8,
  needsNoAck: 16,
  /** Is, or was, worked on as a request. */
  request: 32,
  answered: 64,
} as const;

function stateOf(context: ServiceContext, hi: number, lo: number): number {
  const { wire, session, message } = context;
  const received = findReceived(session, hi, lo);
  if (received === undefined) {
    if (compareIds(hi, lo, message.hi, message.lo) > 0) return STATE.tooHigh;
    if (compareIds(hi, lo, session.forgottenHi, session.forgottenLo) <= 0) return STATE.unknown;
    return hi < wire.nowMs() / 1_000 - wire.limits.pastMsgS ? STATE.unknown : STATE.notReceived;
  }
  let state: number = STATE.received;
  if (!received.content) state |= STATE.needsNoAck;
  if (received.confirmed) state |= STATE.confirmed;
  if (received.content && (received.state !== 'done' || received.answered)) state |= STATE.request;
  if (received.answered && received.state === 'done') state |= STATE.answered;
  return state;
}

function sendStateInfo(context: ServiceContext, ids: readonly { hi: number; lo: number }[]): void {
  const states = Buffer.from(ids.map(({ hi, lo }) => stateOf(context, hi, lo)));
  const body = Buffer.concat([tlInt(ID.msgsStateInfo), msgIdBytes(context.message), tlBytes(states)]);
  sendService(context.wire, context.session, context.connection, body, 1);
}

/**
 * Says of each msg id whether it is known, one byte each
 * (https://core.telegram.org/mtproto/service_messages_about_messages).
 */
export function stateRequest(context: ServiceContext, reader: TlReader): void {
  sendStateInfo(context, readIds(reader, context.wire.allowance));
}

/** Sends the named messages of ours again; when one of them is gone, tells the states instead of it. */
export function resendRequest(context: ServiceContext, reader: TlReader): void {
  const { wire, session, connection } = context;
  const ids = readIds(reader, wire.allowance);
  const found = ids.map(({ hi, lo }) => keptMessage(session, hi, lo));
  for (const sent of new Set(found)) {
    if (sent !== undefined) sendAgain(wire, session, connection, sent);
  }
  if (found.includes(undefined)) sendStateInfo(context, ids);
}
