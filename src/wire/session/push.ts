import type { SessionRef } from '../host.ts';
import type { Session, WireState } from '../model.ts';
import { keepUpdate } from './keep.ts';
import { nextMsgId } from './msg-id.ts';
import { liveConnection, nextContentSeqNo, writeMessage } from './send.ts';

/**
 * Sends one body to many sessions. What is too much for one turn of the event loop waits for the next ones, so that a
 * push to many does not hold up everything else; a push to few does not stand in line behind it. All that waits for a
 * session goes out together and in order.
 */
export function pushToSessions(wire: WireState, refs: readonly SessionRef[], body: Uint8Array): void {
  const toFew = refs.length <= wire.limits.pushFew;
  for (const ref of refs) {
    const session = sessionOf(wire, ref);
    if (session === undefined) continue;
    if (toFew && wire.pushedToFew < wire.limits.pushSliceToFew) {
      askForTurn(wire);
      wire.pushedToFew++;
      pushWaiting(wire, session);
      pushToSession(wire, session, body);
    } else if (session.queuedPushes !== undefined) {
      queueMore(wire, session, session.queuedPushes, body);
    } else if (!toFew && wire.pushedThisTurn < wire.limits.pushSlice) {
      askForTurn(wire);
      wire.pushedThisTurn++;
      pushToSession(wire, session, body);
    } else {
      askForTurn(wire);
      session.queuedPushes = [body];
      wire.pushQueue.push(session);
    }
  }
}

/** What the wire gave out itself needs no search, unless it was forgotten since: it may have come back by the same name. */
function sessionOf(wire: WireState, ref: SessionRef): Session | undefined {
  if (isSession(ref) && !ref.closed) return ref;
  return wire.keys.get(ref.keyId)?.sessions.get(ref.sessionId);
}

const isSession = (ref: SessionRef): ref is Session => 'contentSent' in ref;

function askForTurn(wire: WireState): void {
  if (wire.pushTurnAsked) return;
  wire.pushTurnAsked = true;
  setImmediate(nextTurn, wire);
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
  wire.pushTurnAsked = false;
  wire.pushedThisTurn = 0;
  wire.pushedToFew = 0;
  while (wire.pushQueueAt < wire.pushQueue.length && wire.pushedThisTurn < wire.limits.pushSlice) {
    const session = wire.pushQueue[wire.pushQueueAt++];
    // Taken away since, with a push to few.
    if (session?.queuedPushes === undefined) continue;
    wire.pushedThisTurn++;
    pushWaiting(wire, session);
  }
  if (wire.pushQueueAt === wire.pushQueue.length) {
    wire.pushQueue = [];
    wire.pushQueueAt = 0;
  }
  if (wire.pushedThisTurn > 0) askForTurn(wire);
}

function pushWaiting(wire: WireState, session: Session): void {
  const bodies = session.queuedPushes;
  if (bodies === undefined) return;
  session.queuedPushes = undefined;
  for (const body of bodies) {
    if (!session.closed) pushToSession(wire, session, body);
  }
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
