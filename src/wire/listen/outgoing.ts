import type { TransportError } from '../transport/errors.ts';
import type { Connection, WireState } from '../model.ts';
import { sealWaiting } from '../crypto/seal-queue.ts';
import { closeConnection, updateReading } from './lifecycle.ts';
import { webSocketHead, webSocketMessages } from './websocket-frames.ts';

/** Puts a finished frame behind the others of this turn. All frames of a turn leave in one write. */
export function queueFrame(wire: WireState, connection: Connection, frame: Buffer): void {
  if (connection.closed) return;
  wire.stats.framesOut++;
  connection.outgoing.push(frame);
  connection.outgoingBytes += frame.length;
  flushLater(wire, connection);
  // A turn that sends very much writes some of it early, so that a full socket is noticed while it matters.
  if (connection.outgoingBytes > wire.limits.outgoingPauseBytes) flush(wire, connection);
}

function flushLater(wire: WireState, connection: Connection): void {
  if (connection.dirty) return;
  connection.dirty = true;
  if (wire.dirty.length === 0) setImmediate(flushDirty, wire);
  wire.dirty.push(connection);
}

/** Answers the ping of a WebSocket with what leaves next: of several in one turn the last one, as RFC 6455 allows. */
export function queuePong(wire: WireState, connection: Connection, payload: Buffer): void {
  connection.pong = payload;
  flushLater(wire, connection);
}

/** Wraps and queues one packet. */
export function queuePacket(wire: WireState, connection: Connection, packet: Uint8Array): void {
  const framing = connection.framing;
  if (framing === undefined) return;
  const frame = framing.begin(packet.length);
  frame.set(packet, framing.headBytes(packet.length));
  framing.finish(frame);
  queueFrame(wire, connection, frame);
}

/** Sends a transport error and closes the connection once it is out. */
export function refuse(wire: WireState, connection: Connection, error: TransportError): void {
  const packet = Buffer.alloc(4);
  packet.writeInt32LE(error, 0);
  queuePacket(wire, connection, packet);
  if (connection.closed) return;
  flush(wire, connection);
  closeConnection(wire, connection, `refused ${error}`, 'after sending');
}

function flushDirty(wire: WireState): void {
  const connections = wire.dirty;
  wire.dirty = [];
  sealWaiting(wire.unsealed);
  for (const connection of connections) {
    connection.dirty = false;
    flush(wire, connection);
  }
}

/** Writes what has gathered for one connection. */
export function flush(wire: WireState, connection: Connection): void {
  const { pong } = connection;
  if (pong !== undefined && !connection.closed) {
    connection.pong = undefined;
    writeBytes(wire, connection, Buffer.concat([webSocketHead(10, pong.length), pong]));
  }
  if (connection.closed || connection.outgoing.length === 0) return;
  sealWaiting(wire.unsealed);
  const frames = connection.outgoing;
  const joined = frames.length === 1 ? frames[0] : Buffer.concat(frames, connection.outgoingBytes);
  connection.outgoing = [];
  connection.outgoingBytes = 0;
  if (joined === undefined) return;
  const bytes = connection.obfuscation === undefined ? joined : connection.obfuscation.encrypt(joined);
  // Telegram Web K takes a WebSocket's message for one packet and no more: two in one are lost on it.
  writeBytes(wire, connection, connection.webSocket === undefined ? bytes : webSocketMessages(bytes, frames));
}

function writeBytes(wire: WireState, connection: Connection, bytes: Buffer): void {
  const { socket } = connection;
  wire.stats.bytesOut += bytes.length;
  wire.stats.socketWrites++;
  socket.write(bytes);
  const unsent = socket.writableLength;
  if (unsent === 0) return;
  wire.outgoingBytes += Math.min(unsent, bytes.length);
  if (unsent > wire.limits.outgoingBytes) {
    closeSlowReader(wire, connection);
    return;
  }
  if (wire.outgoingBytes > wire.limits.allOutgoingBytes) closeSlowest(wire);
  if (unsent > wire.limits.outgoingPauseBytes && !connection.overfull) {
    connection.overfull = true;
    connection.unsentBytes = unsent;
    connection.unsentSinceMs = wire.nowMs();
    updateReading(connection);
  }
}

function closeSlowReader(wire: WireState, connection: Connection): void {
  wire.stats.slowReadersClosed++;
  closeConnection(wire, connection, 'slow reader');
}

/** Closes the connection that holds most unsent bytes, so that it is not a well-behaved one that pays. */
function closeSlowest(wire: WireState): void {
  let slowest: Connection | undefined;
  let unsentBytes = 0;
  for (const connection of wire.connections.values()) {
    unsentBytes += connection.socket.writableLength;
    if (connection.socket.writableLength > (slowest?.socket.writableLength ?? 0)) slowest = connection;
  }
  // The running sum is exact only now and after each sweep.
  wire.outgoingBytes = unsentBytes;
  if (slowest === undefined || unsentBytes <= wire.limits.allOutgoingBytes) return;
  wire.outgoingBytes -= slowest.socket.writableLength;
  closeSlowReader(wire, slowest);
}
