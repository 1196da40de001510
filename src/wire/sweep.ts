import { sweepExchanges } from './handshake/exchanges.ts';
import { closeConnection } from './listen/lifecycle.ts';
import type { Connection, Session, WireState } from './model.ts';
import { sweepAcks } from './session/acks.ts';
import { dropLiveKeys } from './session/drop-key.ts';
import { isUsable } from './session/keys.ts';
import { forgetReceived } from './session/received.ts';
import { forgetSession } from './session/sessions.ts';

const EVERY_MS = 1_000;

/** Starts the one timer that looks after time limits. Returns the function that stops it. */
export function startSweep(wire: WireState): () => void {
  let sinceTidyMs = 0;
  const timer = setInterval(() => {
    sinceTidyMs += EVERY_MS;
    const tidy = sinceTidyMs >= wire.limits.tidyEveryMs;
    if (tidy) sinceTidyMs = 0;
    sweep(wire, wire.nowMs(), tidy);
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** One round: time-outs, acknowledgements that are due, and, when `tidy`, memory that is no longer needed. */
export function sweep(wire: WireState, nowMs: number, tidy: boolean): void {
  sweepConnections(wire, nowMs);
  sweepAcks(wire, nowMs);
  if (!tidy) return;
  sweepExchanges(wire, nowMs);
  sweepKeys(wire, nowMs);
  sweepSessions(wire, nowMs);
}

function sweepConnections(wire: WireState, nowMs: number): void {
  let unsentBytes = 0;
  for (const connection of wire.connections.values()) {
    unsentBytes += connection.socket.writableLength;
    const reason = timedOut(wire, connection, nowMs);
    if (reason === undefined) continue;
    if (reason === 'slow reader') wire.stats.slowReadersClosed++;
    else wire.stats.idleClosed++;
    closeConnection(wire, connection, reason);
  }
  wire.outgoingBytes = unsentBytes;
}

function timedOut(wire: WireState, connection: Connection, nowMs: number): string | undefined {
  const { limits } = wire;
  const { disconnectAtMs } = connection;
  if (disconnectAtMs !== 0 && nowMs >= disconnectAtMs) return 'no ping in time';
  if (connection.framing === undefined && nowMs - connection.openedAtMs > limits.firstBytesWaitMs)
    return 'said nothing';
  if (connection.overfull && takesNothing(wire, connection, nowMs)) return 'slow reader';
  const silenceMs = nowMs - connection.lastReadMs;
  if (silenceMs > (connection.trusted ? limits.idleMs : limits.anonymousIdleMs)) return 'idle';
  return undefined;
}

/** True when none of the unsent bytes went out for too long. */
function takesNothing(wire: WireState, connection: Connection, nowMs: number): boolean {
  const unsentBytes = connection.socket.writableLength;
  if (unsentBytes < connection.unsentBytes) connection.unsentSinceMs = nowMs;
  connection.unsentBytes = unsentBytes;
  return nowMs - connection.unsentSinceMs > wire.limits.slowReaderMs;
}

/** A temporary key ends for those, too, who only listen under it: nothing more is encrypted with it. */
function sweepKeys(wire: WireState, nowMs: number): void {
  const over = [...wire.keys.values()].filter((key) => !isUsable(key, nowMs));
  if (over.length === 0) return;
  dropLiveKeys(
    wire,
    over.map(({ keyId }) => keyId),
  );
}

function sweepSessions(wire: WireState, nowMs: number): void {
  for (const session of wire.offline) {
    if (nowMs - session.offlineSinceMs > wire.limits.offlineSessionMs) forgetSession(wire, session);
  }
  const oldestS = nowMs / 1_000 - wire.limits.pastMsgS - 60;
  for (const key of wire.keys.values()) {
    for (const session of key.sessions.values()) forgetOldMessages(wire, session, oldestS);
  }
}

/** Messages so old that their ids would be refused anyway need not be remembered. */
function forgetOldMessages(wire: WireState, session: Session, oldestS: number): void {
  for (const [key, message] of session.received) {
    if (message.hi > oldestS) return;
    if (message.state !== 'running') forgetReceived(wire, session, key, message);
  }
}
