import type { SessionRef } from '../host.ts';
import type { Session, WireState } from '../model.ts';
import { keepUpdate } from './keep.ts';
import { nextMsgId } from './msg-id.ts';
import { liveConnection, nextContentSeqNo, writeMessage } from './send.ts';

/**
 * Sends one body to many sessions. What is too much for one turn of the event loop waits for the next ones, so that a
 * push to many does not hold up everything else. All that waits for a session goes out together and in order.
 */
export function pushToSessions(wire: WireState, refs: readonly SessionRef[], body: Uint8Array): void {
  for (const ref of refs) {
    const session = wire.keys.get(ref.keyId)?.sessions.get(ref.sessionId);
    if (session === undefined) continue;
    if (session.queuedPushes !== undefined) {
      queueMore(wire, session, session.queuedPushes, body);
      continue;
    }
    if (wire.pushedThisTurn === 0) setImmediate(nextTurn, wire);
    if (wire.pushedThisTurn < wire.limits.pushSlice) {
      wire.pushedThisTurn++;
      pushToSession(wire, session, body);
    } else {
      session.queuedPushes = [body];
      wire.pushQueue.push(session);
    }
  }
}

/** A session that gets more than can be kept for it loses what waits, and is told so. */
function queueMore(wire: WireState, session: Session, queued: Uint8Array[], body: Uint8Array): void {
  if (queued.length < wire.limits.keptUpdates) {
    queued.push(body);
    return;
  }
  wire.stats.updatesDropped += queued.length;
  session.queuedPushes = [wire.updatesTooLong];
}

function nextTurn(wire: WireState): void {
  wire.pushedThisTurn = 0;
  const end = Math.min(wire.pushQueue.length, wire.pushQueueAt + wire.limits.pushSlice);
  while (wire.pushQueueAt < end) {
    const session = wire.pushQueue[wire.pushQueueAt++];
    const bodies = session?.queuedPushes;
    if (session === undefined || bodies === undefined) continue;
    session.queuedPushes = undefined;
    wire.pushedThisTurn++;
    for (const body of bodies) {
      if (!session.closed) pushToSession(wire, session, body);
    }
  }
  if (wire.pushQueueAt === wire.pushQueue.length) {
    wire.pushQueue = [];
    wire.pushQueueAt = 0;
  }
  if (wire.pushedThisTurn > 0) setImmediate(nextTurn, wire);
}

function pushToSession(wire: WireState, session: Session, body: Uint8Array): void {
  wire.stats.pushes++;
  const connection = liveConnection(session);
  // Once updates were dropped, the session is told when it reads again; more of them would only be dropped too.
  if (connection === undefined && session.updatesLost) return;
  if (connection?.overfull) {
    wire.stats.updatesDropped++;
    session.updatesLost = true;
    return;
  }
  nextMsgId(wire, 3);
  const sent = { hi: wire.lastMsgHi, lo: wire.lastMsgLo, seqNo: nextContentSeqNo(session), body, request: undefined };
  keepUpdate(wire, session, sent);
  if (connection !== undefined) writeMessage(wire, session, connection, sent.hi, sent.lo, sent.seqNo, body);
}
