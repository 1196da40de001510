import { INNER_HEADER_BYTES } from '../crypto/message.ts';
import { refuse } from '../listen/outgoing.ts';
import type { Connection, Received, Session, WireState } from '../model.ts';
import { ID } from '../service-tl/ids.ts';
import { MalformedTl } from '../service-tl/reader.ts';
import { TRANSPORT_ERROR } from '../transport/errors.ts';
import { sendBadMessage, sendBadSalt } from './bad-message.ts';
import { BAD, checkMsgId, checkOrder, checkSeqNo } from './check-message.ts';
import { type InnerMessage, readContainer } from './container.ts';
import { dispatchMessage } from './dispatch-message.ts';
import { repeatAnswer } from './duplicates.ts';
import { compareIds } from './msg-id.ts';
import { findReceived, rememberReceived } from './received.ts';
import { acceptsSalt } from './salts.ts';
import { TooManyIds } from './service.ts';
import { announceSession, attachSession } from './sessions.ts';
import { openGzip } from './gzip.ts';

/**
 * Takes one decrypted message whose length and padding are sound: checks it, opens containers, tells a new session that
 * it is new, and hands each message inside on.
 */
export function receiveMessage(
  wire: WireState,
  session: Session,
  connection: Connection,
  plain: Buffer,
  bodyBytes: number,
): void {
  const outer: InnerMessage = {
    lo: plain.readUInt32LE(16),
    hi: plain.readUInt32LE(20),
    seqNo: plain.readInt32LE(24),
    body: plain.subarray(INNER_HEADER_BYTES, INNER_HEADER_BYTES + bodyBytes),
  };
  const { packetInflatedBytes, serviceIds, packetResentBytes } = wire.limits;
  wire.allowance = { inflatedBytes: packetInflatedBytes, ids: serviceIds, resentBytes: packetResentBytes };
  const isContainer = outer.body.readInt32LE(0) === ID.msgContainer;
  const seen = findReceived(session, outer.hi, outer.lo);
  if (seen !== undefined) {
    if (isContainer) sendBadMessage(wire, session, connection, outer, BAD.containerRepeated);
    else repeatAnswer(wire, session, connection, outer, seen);
    return;
  }
  const wrong = checkMsgId(wire, session, outer);
  if (wrong !== 0) {
    sendBadMessage(wire, session, connection, outer, wrong);
    return;
  }
  if (!acceptsSalt(wire, session.key, plain.readInt32LE(0), plain.readInt32LE(4))) {
    sendBadSalt(wire, session, connection, outer);
    return;
  }
  let messages: InnerMessage[] = [outer];
  if (isContainer) {
    const inner = readContainer(outer, wire.limits.containerMessages);
    if (inner === 'too many') {
      refuse(wire, connection, TRANSPORT_ERROR.flood);
      return;
    }
    if (inner === undefined) {
      sendBadMessage(wire, session, connection, outer, BAD.container);
      return;
    }
    messages = inner;
  }
  welcome(wire, session, connection, outer, messages);
  for (const message of messages) {
    if (connection.closed || session.closed) return;
    receiveOne(wire, session, connection, message, isContainer);
  }
  // Only now: its id is above all that are in it, and they would be too old if it had to make room for one of them.
  if (isContainer && !session.closed) rememberReceived(wire, session, outer, false).state = 'done';
}

/** Attaches the session to the connection, and announces it when it is new. */
function welcome(
  wire: WireState,
  session: Session,
  connection: Connection,
  outer: InnerMessage,
  messages: readonly InnerMessage[],
): void {
  const isNew = !session.announced;
  if (isNew) {
    session.announced = true;
    wire.host.sessionOpened?.(session, connection.address);
  }
  attachSession(wire, session, connection);
  if (!isNew) return;
  let oldest = outer;
  for (const message of messages) {
    if (compareIds(message.hi, message.lo, oldest.hi, oldest.lo) < 0) oldest = message;
  }
  announceSession(wire, session, connection, oldest.hi, oldest.lo);
}

function receiveOne(
  wire: WireState,
  session: Session,
  connection: Connection,
  message: InnerMessage,
  inContainer: boolean,
): void {
  if (inContainer) {
    const seen = findReceived(session, message.hi, message.lo);
    if (seen !== undefined) {
      repeatAnswer(wire, session, connection, message, seen);
      return;
    }
    const wrong = checkMsgId(wire, session, message);
    if (wrong !== 0) {
      sendBadMessage(wire, session, connection, message, wrong);
      return;
    }
  }
  let body: Buffer | undefined = message.body;
  if (body.length >= 4 && body.readInt32LE(0) === ID.gzipPacked) body = openGzip(body, wire.limits, wire.allowance);
  const wrong = (body === undefined ? 0 : checkSeqNo(message, body)) || checkOrder(session, message);
  if (wrong !== 0) {
    sendBadMessage(wire, session, connection, message, wrong);
    return;
  }
  const received: Received = rememberReceived(wire, session, message, (message.seqNo & 1) === 1);
  try {
    dispatchMessage(wire, session, connection, message, received, body);
  } catch (error) {
    if (error instanceof TooManyIds) return refuse(wire, connection, TRANSPORT_ERROR.flood);
    if (!(error instanceof MalformedTl)) throw error;
    // A service message that cannot be read is only noted: it has no answer that could carry an error.
    received.state = 'done';
    wire.stats.badMessages++;
  }
}
