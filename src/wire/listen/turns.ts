import type { AddressShare, Connection, WireState } from '../model.ts';
import { updateReading } from './lifecycle.ts';

/** Packets that an address may always have handled in one turn. */
const fewestPackets = 4;

/**
 * Whether the connections of this address have had their part of the present turn of the event loop; the part begins here
 * where there was none yet. Without it one client that sends faster than it can be answered would have whole seconds.
 */
export function hasHadItsPart(wire: WireState, share: AddressShare): boolean {
  const nowMs = wire.nowMs();
  if (share.turn === wire.turn && nowMs >= share.startedMs)
    return share.packets >= share.allowedPackets || nowMs - share.startedMs > wire.limits.turnMs;
  share.allowedPackets = allowedNext(wire, share);
  share.packets = 0;
  share.turn = wire.turn;
  share.startedMs = nowMs;
  if (!wire.turnEndAsked) {
    wire.turnEndAsked = true;
    setImmediate(endTurn, wire);
  }
  return false;
}

/** What a request costs shows only when its answer is made, which is later in the turn: a turn too long makes the next short. */
function allowedNext(wire: WireState, share: AddressShare): number {
  const tookMs = share.turn === wire.turn - 1 ? wire.turnEndedMs - share.startedMs : 0;
  if (tookMs <= wire.limits.turnMs) return Math.min(wire.limits.turnPackets, share.allowedPackets * 2);
  return Math.max(fewestPackets, Math.floor((share.packets * wire.limits.turnMs) / tookMs));
}

/**
 * The packets of this connection wait for the next turn; all others are read before. Its socket is not paused for that, as a
 * turn is short, until a few packets have gathered.
 */
export function waitForTurn(wire: WireState, connection: Connection): void {
  connection.waitsForTurn = true;
  wire.waitingForTurn.push(connection);
}

/** Those that wait go on, as many of each address as its part allows; the others stand first next time. */
function endTurn(wire: WireState): void {
  wire.turnEndAsked = false;
  wire.turn++;
  wire.turnEndedMs = wire.nowMs();
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
