import type { Socket } from 'node:net';
import { detachConnection } from '../session/detach.ts';
import type { AddressShare, Connection, WireState } from '../model.ts';
import { addressGroup } from './address-buckets.ts';
import { createConnection } from './connection.ts';

/** How long a closed connection may take to fetch the last bytes. */
const LINGER_MS = 3_000;

/** Counts a new socket in. Undefined when one of the limits of connections says no: it is left to the caller then. */
export function openConnection(wire: WireState, socket: Socket): Connection | undefined {
  const address = plainAddress(socket.remoteAddress ?? '');
  const fromAddress = wire.connectionsByAddress.get(addressGroup(address)) ?? 0;
  const nowMs = wire.nowMs();
  wire.stats.connections++;
  const refused =
    wire.closing ||
    wire.connections.size + wire.openHttp >= wire.limits.connections ||
    fromAddress >= wire.limits.connectionsPerAddress ||
    !wire.connectionBuckets.take(address, nowMs);
  if (refused) {
    wire.stats.floodClosed++;
    return undefined;
  }
  const connection = createConnection(wire.nextConnectionId++, address, socket, nowMs, shareOf(wire, address));
  wire.connections.set(connection.id, connection);
  countConnection(wire, address, 1);
  socket.setNoDelay(true);
  socket.setKeepAlive(true, wire.limits.keepAliveMs);
  return connection;
}

function shareOf(wire: WireState, address: string): AddressShare {
  const group = addressGroup(address);
  const share = wire.shares.get(group) ?? {
    turn: -1,
    startedMs: 0,
    packets: 0,
    allowedPackets: wire.limits.turnPackets,
  };
  wire.shares.set(group, share);
  return share;
}

/** Counts a connection of an address in or out. */
export function countConnection(wire: WireState, address: string, by: 1 | -1): void {
  const group = addressGroup(address);
  const count = (wire.connectionsByAddress.get(group) ?? 0) + by;
  if (count > 0) {
    wire.connectionsByAddress.set(group, count);
    return;
  }
  wire.connectionsByAddress.delete(group);
  wire.shares.delete(group);
}

/** IPv4 addresses look the same whether the listening socket is dual or not. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}

/** Takes a connection out of all lists; its socket stays as it is. */
export function forgetConnection(wire: WireState, connection: Connection): void {
  if (connection.closed) return;
  connection.closed = true;
  wire.connections.delete(connection.id);
  countConnection(wire, connection.address, -1);
  wire.halfReceivedBytes -= connection.countedBytes;
  connection.countedBytes = 0;
  connection.inbound.chunks = [];
  connection.inbound.sizeBytes = 0;
  connection.outgoing = [];
  connection.outgoingBytes = 0;
  connection.obfuscation = undefined;
  detachConnection(wire, connection);
}

/** Ends a connection, at once or after the bytes that were written have gone out. */
export function closeConnection(
  wire: WireState,
  connection: Connection,
  reason: string,
  when: 'now' | 'after sending' = 'now',
): void {
  if (connection.closed) return;
  wire.log('connection closed', { connectionId: connection.id, reason });
  forgetConnection(wire, connection);
  const { socket } = connection;
  if (when === 'now') {
    socket.destroy();
    return;
  }
  // What the client still sends is read and thrown away: closing with unread input would reset the connection and
  // take the last packet with it.
  socket.removeAllListeners('data');
  socket.end();
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

/** True while the packets of a connection have to wait. */
export function isHeld(connection: Connection): boolean {
  return connection.blocked || connection.overfull || connection.tooManyRequests || connection.waitsForTurn;
}

/** Pauses the socket, or goes on with what has waited and then reads on. */
export function updateReading(connection: Connection): void {
  if (connection.closed) return;
  if (isHeld(connection)) {
    connection.socket.pause();
    return;
  }
  connection.goOn();
  if (!connection.closed && !isHeld(connection)) connection.socket.resume();
}
