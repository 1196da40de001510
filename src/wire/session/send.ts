import { ENVELOPE_BYTES, layOut, type MessageHeader, sealedBytes } from '../crypto/message.ts';
import { sealLater } from '../crypto/seal-queue.ts';
import { queueFrame } from '../listen/outgoing.ts';
import type { Connection, LiveKey, Sent, Session, WireState } from '../model.ts';
import { nextMsgId } from './msg-id.ts';
import { saltWindow } from './salts.ts';

const header: MessageHeader = { saltLo: 0, saltHi: 0, sessionLo: 0, sessionHi: 0, msgLo: 0, msgHi: 0, seqNo: 0 };

/** Queues one message for a session on a connection; it is encrypted before the connection's frames are written. */
export function writeMessage(
  wire: WireState,
  session: Session,
  connection: Connection,
  msgHi: number,
  msgLo: number,
  seqNo: number,
  body: Uint8Array,
): void {
  const { framing } = connection;
  if (framing === undefined || connection.closed) return;
  const key: LiveKey = session.key;
  const salts = saltWindow(wire, key);
  header.saltLo = salts.currentLo;
  header.saltHi = salts.currentHi;
  header.sessionLo = session.idLo;
  header.sessionHi = session.idHi;
  header.msgLo = msgLo | 0;
  header.msgHi = msgHi | 0;
  header.seqNo = seqNo;
  const sizeBytes = sealedBytes(body.length);
  const packetBytes = ENVELOPE_BYTES + sizeBytes;
  const frame = framing.begin(packetBytes);
  const at = framing.headBytes(packetBytes);
  frame.writeInt32LE(key.idLo, at);
  frame.writeInt32LE(key.idHi, at + 4);
  layOut(frame, at + 8, header, body, wire.randomBytes);
  sealLater(wire.unsealed, frame, at + 8, sizeBytes, key, framing);
  queueFrame(wire, connection, frame);
}

/**
 * Sends a message once more because a packet asks for it, as far as one packet may have that done: otherwise a few bytes
 * that name a long answer a thousand times would keep the server busy for seconds.
 */
export function sendAgain(wire: WireState, session: Session, connection: Connection, sent: Sent): void {
  if (sent.body.length > wire.allowance.resentBytes || connection.overfull) return;
  wire.allowance.resentBytes -= sent.body.length;
  writeMessage(wire, session, connection, sent.hi, sent.lo, sent.seqNo, sent.body);
}

/** Sends a service message that needs no acknowledgement (pong, msgs_ack, notifications). */
export function sendService(
  wire: WireState,
  session: Session,
  connection: Connection,
  body: Uint8Array,
  kind: 1 | 3,
): void {
  nextMsgId(wire, kind);
  writeMessage(wire, session, connection, wire.lastMsgHi, wire.lastMsgLo, session.contentSent * 2, body);
}

/** The seqno of the session's next content message. */
export function nextContentSeqNo(session: Session): number {
  return session.contentSent++ * 2 + 1;
}

/** The connection that updates and late answers go to. */
export function liveConnection(session: Session): Connection | undefined {
  return session.connections[session.connections.length - 1];
}
