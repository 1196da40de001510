import type { AddressShare, Connection, WireState } from '../model.ts';
import { updateReading } from './lifecycle.ts';

/**
 * Whether the connections of this address have had their part of the present turn of the event loop; the part begins here
 * where there was none yet. Without it one client that sends faster than it can be answered would have whole seconds.
 */
export function hasHadItsPart(wire: WireState, share: AddressShare): boolean {
  const nowMs = wire.nowMs();
  if (share.turn === wire.turn && nowMs >= share.startedMs) return nowMs - share.startedMs > wire.limits.turnMs;
  share.turn = wire.turn;
  share.startedMs = nowMs;
  if (!wire.turnEndAsked) {
    wire.turnEndAsked = true;
    setImmediate(endTurn, wire);
  }
  return false;
}

/** The packets of this connection wait for the next turn; all others are read before. */
export function waitForTurn(wire: WireState, connection: Connection): void {
  connection.waitsForTurn = true;
  wire.waitingForTurn.push(connection);
  updateReading(connection);
}

/** Those that wait go on, as many of each address as its part allows; the others stand first next time. */
function endTurn(wire: WireState): void {
  wire.turnEndAsked = false;
  wire.turn++;
  if (wire.waitingForTurn.length === 0) return;
  const waiting = wire.waitingForTurn;
  wire.waitingForTurn = [];
  const notServed: Connection[] = [];
  for (const connection of waiting) {
    if (connection.closed) continue;
    if (hasHadItsPart(wire, connection.share)) {
      notServed.push(connection);
      continue;
    }
    connection.waitsForTurn = false;
    updateReading(connection);
  }
  if (notServed.length > 0) wire.waitingForTurn = [...notServed, ...wire.waitingForTurn];
}
