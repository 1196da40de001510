import type { Socket } from 'node:net';
import type { AddressShare, Connection } from '../model.ts';
import { createReassembly } from '../transport/reassembly.ts';

export function createConnection(
  id: number,
  address: string,
  socket: Socket,
  nowMs: number,
  share: AddressShare,
): Connection {
  return {
    id,
    address,
    socket,
    framing: undefined,
    obfuscation: undefined,
    webSocket: undefined,
    inbound: createReassembly(),
    countedBytes: 0,
    blocked: false,
    overfull: false,
    tooManyRequests: false,
    waitsForTurn: false,
    share,
    goOn() {},
    openedAtMs: nowMs,
    lastReadMs: nowMs,
    disconnectAtMs: 0,
    trusted: false,
    closed: false,
    unsentBytes: 0,
    unsentSinceMs: 0,
    pong: undefined,
    outgoing: [],
    outgoingBytes: 0,
    dirty: false,
    lastKey: undefined,
    lastSession: undefined,
    sessions: [],
  };
}
