import { ENVELOPE_BYTES, INNER_HEADER_BYTES, openMessage } from '../crypto/message.ts';
import { receiveExchange } from '../handshake/receive-exchange.ts';
import { closeConnection } from '../listen/lifecycle.ts';
import { queueFrame, refuse } from '../listen/outgoing.ts';
import type { Connection, LiveKey, Session, WireState } from '../model.ts';
import { TRANSPORT_ERROR } from '../transport/errors.ts';
import { isUsable, loadKey } from './keys.ts';
import { receiveMessage } from './receive-message.ts';
import { createSession } from './sessions.ts';

/**
 * Takes one packet of a connection: a step of a key exchange, or an encrypted message. A promise means that the packets
 * behind it must wait.
 */
export function receivePacket(
  wire: WireState,
  connection: Connection,
  bytes: Buffer,
  start: number,
  end: number,
  quickAck: boolean,
): Promise<void> | undefined {
  const sizeBytes = end - start;
  if (sizeBytes < 20) {
    undecryptable(wire, connection);
    return undefined;
  }
  const idLo = bytes.readInt32LE(start);
  const idHi = bytes.readInt32LE(start + 4);
  if (idLo === 0 && idHi === 0) return receiveExchange(wire, connection, bytes.subarray(start, end));
  const last = connection.lastKey;
  if (last !== undefined && last.idLo === idLo && last.idHi === idHi) {
    receiveEncrypted(wire, connection, last, bytes, start, end, quickAck);
    return undefined;
  }
  const keyId = bytes.toString('hex', start, start + 8);
  const known = wire.keys.get(keyId);
  if (known !== undefined) {
    receiveEncrypted(wire, connection, known, bytes, start, end, quickAck);
    return undefined;
  }
  return loadKey(wire, keyId).then((key) => {
    if (connection.closed) return;
    if (key === undefined) refuseKey(wire, connection);
    else receiveEncrypted(wire, connection, wire.keys.get(keyId) ?? key, bytes, start, end, quickAck);
  });
}

function refuseKey(wire: WireState, connection: Connection): void {
  wire.stats.unknownKeys++;
  refuse(wire, connection, TRANSPORT_ERROR.unknownKey);
}

/** The protocol's answer to a message that does not decrypt is silence. */
function undecryptable(wire: WireState, connection: Connection): void {
  wire.stats.undecryptable++;
  closeConnection(wire, connection, 'undecryptable');
}

function receiveEncrypted(
  wire: WireState,
  connection: Connection,
  key: LiveKey,
  bytes: Buffer,
  start: number,
  end: number,
  quickAck: boolean,
): void {
  if (!isUsable(key, wire.nowMs())) {
    refuseKey(wire, connection);
    return;
  }
  // The padded framing puts up to 15 bytes behind the packet.
  const tailBytes = connection.framing?.name === 'padded' ? (end - start - ENVELOPE_BYTES) & 15 : 0;
  const opened = openMessage(bytes, start, end - tailBytes, key.key);
  if (opened === undefined) {
    undecryptable(wire, connection);
    return;
  }
  const { plain } = opened;
  const bodyBytes = plain.length < INNER_HEADER_BYTES ? -1 : plain.readInt32LE(28);
  const paddingBytes = plain.length - INNER_HEADER_BYTES - bodyBytes;
  if (bodyBytes < 4 || bodyBytes % 4 !== 0 || paddingBytes < 12 || paddingBytes > 1024) {
    undecryptable(wire, connection);
    return;
  }
  connection.trusted = true;
  connection.lastKey = key;
  if (quickAck) {
    const frame = connection.framing?.quickAckFrame(opened.quickAckToken);
    if (frame !== undefined) queueFrame(wire, connection, frame);
  }
  receiveMessage(wire, sessionOf(wire, connection, key, plain), connection, plain, bodyBytes);
}

function sessionOf(wire: WireState, connection: Connection, key: LiveKey, plain: Buffer): Session {
  const idLo = plain.readInt32LE(8);
  const idHi = plain.readInt32LE(12);
  const last = connection.lastSession;
  if (last !== undefined && last.idLo === idLo && last.idHi === idHi && last.key === key && !last.closed) return last;
  const sessionId = plain.toString('hex', 8, 16);
  // Another connection may have loaded the key anew while this one had no session.
  const live = wire.keys.get(key.keyId) ?? key;
  connection.lastKey = live;
  const session = live.sessions.get(sessionId) ?? createSession(wire, live, sessionId, idLo, idHi);
  connection.lastSession = session;
  return session;
}
