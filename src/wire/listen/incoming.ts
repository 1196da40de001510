import type { Socket } from 'node:net';
import { tellLostUpdates } from '../session/sessions.ts';
import { receivePacket } from '../session/receive-packet.ts';
import { createFraming } from '../transport/create-framing.ts';
import type { FramingName } from '../transport/framing.ts';
import { OBFUSCATED_HEADER_BYTES, openObfuscation } from '../transport/obfuscation.ts';
import { feed, hold } from '../transport/reassembly.ts';
import type { Connection, WireState } from '../model.ts';
import { detect } from './detect.ts';
import {
  closeConnection,
  countConnection,
  forgetConnection,
  isHeld,
  openConnection,
  updateReading,
} from './lifecycle.ts';
import { refuseSocket } from './refuse-socket.ts';
import { hasHadItsPart, waitForTurn } from './turns.ts';

const NOTHING = Buffer.alloc(0);
/** What a connection that waits for its turn may gather before its socket is paused. */
const WAITING_BYTES = 1 << 16;

/** Takes a socket that a listening port accepted: finds out what it speaks, then serves it. */
export function acceptSocket(wire: WireState, socket: Socket): void {
  socket.on('error', () => socket.destroy());
  const connection = openConnection(wire, socket);
  if (connection === undefined) return refuseSocket(wire, socket);
  let first: Buffer = NOTHING;
  const onFirst = (chunk: Buffer): void => {
    first = first.length === 0 ? chunk : Buffer.concat([first, chunk]);
    const kind = detect(first);
    if (kind === 'more') return;
    socket.removeListener('data', onFirst);
    if (kind === 'http') {
      handToHttp(wire, connection, first, onClose);
      return;
    }
    if (kind === 'tls') {
      nonsense(wire, connection, 'TLS on a plain port');
      return;
    }
    serve(wire, connection);
    startStream(wire, connection, kind, first);
  };
  const onClose = (): void => closeConnection(wire, connection, 'closed by the client');
  socket.on('data', onFirst);
  socket.on('close', onClose);
}

/** From here on Node's HTTP server reads the socket, the first bytes included. */
function handToHttp(wire: WireState, connection: Connection, first: Buffer, onClose: () => void): void {
  const { socket } = connection;
  wire.stats.httpConnections++;
  wire.openHttp++;
  socket.removeListener('close', onClose);
  // The socket still counts as one of its address until it closes.
  const address = connection.address;
  forgetConnection(wire, connection);
  countConnection(wire, address, 1);
  socket.once('close', () => {
    wire.openHttp--;
    countConnection(wire, address, -1);
  });
  socket.pause();
  socket.unshift(first);
  wire.http.emit('connection', socket);
  socket.resume();
}

/** Attaches the lasting listeners of an MTProto connection. */
export function serve(wire: WireState, connection: Connection): void {
  const { socket } = connection;
  connection.goOn = () => receiveStream(wire, connection, NOTHING);
  socket.on('data', (chunk: Buffer) => receiveBytes(wire, connection, chunk));
  socket.on('drain', () => {
    connection.overfull = false;
    for (const session of connection.sessions) tellLostUpdates(wire, session, connection);
    updateReading(connection);
  });
}

function receiveBytes(wire: WireState, connection: Connection, chunk: Buffer): void {
  if (connection.closed) return;
  connection.lastReadMs = wire.nowMs();
  wire.stats.bytesIn += chunk.length;
  if (connection.webSocket !== undefined) {
    try {
      connection.webSocket.feed(chunk);
    } catch {
      nonsense(wire, connection, 'bad WebSocket frame');
    }
    return;
  }
  receiveStream(wire, connection, connection.obfuscation === undefined ? chunk : connection.obfuscation.decrypt(chunk));
}

/** Sets the framing up from the bytes that showed it, and serves what came behind them. */
function startStream(wire: WireState, connection: Connection, kind: FramingName | 'obfuscated', first: Buffer): void {
  wire.stats.bytesIn += first.length;
  if (kind === 'obfuscated') {
    startObfuscated(wire, connection, first);
    return;
  }
  connection.framing = framingFor(wire, kind);
  const tagBytes = kind === 'abridged' ? 1 : kind === 'full' ? 0 : 4;
  receiveStream(wire, connection, first.subarray(tagBytes));
}

/** `first` holds the 64 bytes of the obfuscated header and maybe more. */
export function startObfuscated(wire: WireState, connection: Connection, first: Buffer): void {
  const obfuscation = openObfuscation(first);
  if (obfuscation === undefined) {
    nonsense(wire, connection, 'no known framing');
    return;
  }
  connection.obfuscation = obfuscation;
  connection.framing = framingFor(wire, obfuscation.framing);
  const rest = first.subarray(OBFUSCATED_HEADER_BYTES);
  if (rest.length > 0) receiveStream(wire, connection, obfuscation.decrypt(rest));
}

function framingFor(wire: WireState, name: FramingName) {
  return createFraming(name, { packetBytes: wire.limits.packetBytes, randomBytes: wire.randomBytes });
}

/** Cuts the (decrypted) stream into packets. With no bytes it goes on with what had to wait. */
export function receiveStream(wire: WireState, connection: Connection, chunk: Buffer): void {
  const { framing, inbound } = connection;
  if (framing === undefined || connection.closed) return;
  if (chunk.length > 0 && !isHeld(connection) && hasHadItsPart(wire, connection.share)) waitForTurn(wire, connection);
  if (isHeld(connection)) {
    hold(inbound, chunk);
    if (connection.waitsForTurn && inbound.sizeBytes > WAITING_BYTES) connection.socket.pause();
  } else {
    const sane = feed(inbound, framing, chunk, (bytes, start, end, quickAck) => {
      wire.stats.framesIn++;
      connection.share.packets++;
      takePacket(wire, connection, bytes, start, end, quickAck);
      if (connection.closed || isHeld(connection)) return false;
      if (!hasHadItsPart(wire, connection.share)) return true;
      waitForTurn(wire, connection);
      return false;
    });
    if (connection.closed) return;
    if (!sane) {
      nonsense(wire, connection, 'broken frame');
      return;
    }
  }
  wire.halfReceivedBytes += inbound.sizeBytes - connection.countedBytes;
  connection.countedBytes = inbound.sizeBytes;
  if (wire.halfReceivedBytes > wire.limits.halfReceivedBytes) nonsense(wire, connection, 'too much half-received');
}

function takePacket(
  wire: WireState,
  connection: Connection,
  bytes: Buffer,
  start: number,
  end: number,
  quickAck: boolean,
): void {
  try {
    const work = receivePacket(wire, connection, bytes, start, end, quickAck);
    if (work !== undefined) blockOn(wire, connection, work);
  } catch (error) {
    internalError(wire, connection, error);
  }
}

/** One connection pays for a bug, not the server. */
function internalError(wire: WireState, connection: Connection, error: unknown): void {
  wire.stats.internalErrors++;
  wire.log('packet failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  closeConnection(wire, connection, 'internal error');
}

/** Holds the stream until `work` settles. Packets behind the present one are cut only then. */
function blockOn(wire: WireState, connection: Connection, work: Promise<void>): void {
  connection.blocked = true;
  updateReading(connection);
  const goOn = (): void => {
    connection.blocked = false;
    updateReading(connection);
  };
  work.then(goOn, (error: unknown) => internalError(wire, connection, error));
}

/** Closes a connection whose bytes are of no protocol, and counts it. */
export function nonsense(wire: WireState, connection: Connection, reason: string): void {
  wire.stats.nonsenseClosed++;
  closeConnection(wire, connection, reason);
}
