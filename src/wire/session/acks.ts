import type { Connection, Received, Session, WireState } from '../model.ts';
import { ID } from '../service-tl/ids.ts';
import { liveConnection, sendService } from './send.ts';

/** Sends msgs_ack for these messages, no more of them in one than a client would take. */
export function sendAcks(
  wire: WireState,
  session: Session,
  connection: Connection,
  messages: readonly Received[],
): void {
  const most = wire.limits.serviceIds;
  if (messages.length > most) {
    sendAcks(wire, session, connection, messages.slice(0, most));
    sendAcks(wire, session, connection, messages.slice(most));
    return;
  }
  const body = Buffer.alloc(12 + messages.length * 8);
  body.writeInt32LE(ID.msgsAck, 0);
  body.writeInt32LE(ID.vector, 4);
  body.writeInt32LE(messages.length, 8);
  messages.forEach((message, i) => {
    body.writeUInt32LE(message.lo, 12 + i * 8);
    body.writeUInt32LE(message.hi, 16 + i * 8);
    message.confirmed = true;
  });
  sendService(wire, session, connection, body, 3);
}

/** Has a content message acknowledged by the sweep, unless its answer goes out first. */
export function ackLater(wire: WireState, session: Session, message: Received): void {
  session.ackQueue ??= [];
  session.ackQueue.push({ message, atMs: wire.nowMs() + wire.limits.ackDelayMs });
  wire.ackPending.add(session);
}

/** Sends the acknowledgements that are due; answered messages need none. */
export function sweepAcks(wire: WireState, nowMs: number): void {
  for (const session of wire.ackPending) {
    const queue = session.ackQueue ?? [];
    const connection = liveConnection(session);
    const open = queue.filter(({ message }) => !message.answered);
    const due = open.filter(({ atMs }) => atMs <= nowMs).map(({ message }) => message);
    if (connection !== undefined && due.length > 0) sendAcks(wire, session, connection, due);
    const later = connection === undefined ? open : open.filter(({ atMs }) => atMs > nowMs);
    session.ackQueue = later.length === 0 ? undefined : later;
    if (later.length === 0) wire.ackPending.delete(session);
  }
}
