import type { SessionRef } from '../host.ts';
import type { PushJob, Session, WireState } from '../model.ts';
import { keepUpdate } from './keep.ts';
import { nextMsgId } from './msg-id.ts';
import { liveConnection, nextContentSeqNo, writeMessage } from './send.ts';

/**
 * Sends one body to many sessions. A short list goes out at once; a long one, and what is too much for one turn of the
 * event loop, in slices of a turn each, so that it does not hold up the others. A session that still waits for a slice gets later pushes behind it.
 */
export function pushToSessions(wire: WireState, refs: readonly SessionRef[], body: Uint8Array): void {
  let waiting: Session[] | undefined;
  const atOnce = wire.pushedThisTurn + refs.length <= wire.limits.pushSlice;
  if (atOnce && wire.pushedThisTurn === 0) setImmediate(beginTurn, wire);
  for (const ref of refs) {
    const session = wire.keys.get(ref.keyId)?.sessions.get(ref.sessionId);
    if (session === undefined) continue;
    if (atOnce && session.queuedPushes === 0) {
      wire.pushedThisTurn++;
      pushToSession(wire, session, body);
      continue;
    }
    session.queuedPushes++;
    waiting ??= [];
    waiting.push(session);
  }
  if (waiting === undefined) return;
  if (wire.pushJobs.length === 0) setImmediate(runSlice, wire);
  wire.pushJobs.push({ sessions: waiting, body, next: 0 });
}

function beginTurn(wire: WireState): void {
  wire.pushedThisTurn = 0;
}

function runSlice(wire: WireState): void {
  let left = wire.limits.pushSlice;
  while (left > 0) {
    const job: PushJob | undefined = wire.pushJobs[0];
    if (job === undefined) return;
    const session = job.sessions[job.next++];
    if (session === undefined) {
      wire.pushJobs.shift();
      continue;
    }
    session.queuedPushes--;
    if (!session.closed) pushToSession(wire, session, job.body);
    left--;
  }
  setImmediate(runSlice, wire);
}

function pushToSession(wire: WireState, session: Session, body: Uint8Array): void {
  wire.stats.pushes++;
  nextMsgId(wire, 3);
  const connection = liveConnection(session);
  // Once updates were dropped, the session is told when it reads again; more of them would only be dropped too.
  if (connection === undefined && session.updatesLost) return;
  if (connection?.overfull) {
    wire.stats.updatesDropped++;
    session.updatesLost = true;
    return;
  }
  const sent = { hi: wire.lastMsgHi, lo: wire.lastMsgLo, seqNo: nextContentSeqNo(session), body, request: undefined };
  keepUpdate(wire, session, sent);
  if (connection !== undefined) writeMessage(wire, session, connection, sent.hi, sent.lo, sent.seqNo, body);
}
