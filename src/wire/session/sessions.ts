import { ID } from '../service-tl/ids.ts';
import type { Connection, LiveKey, Session, WireState } from '../model.ts';
import { updateReading } from '../listen/lifecycle.ts';
import { detachSession } from './detach.ts';
import { forgetAnswers, keepUpdate, keptMessages } from './keep.ts';
import { compareIds, nextMsgId } from './msg-id.ts';
import { saltWindow } from './salts.ts';
import { nextContentSeqNo, writeMessage } from './send.ts';

/** Makes a session under a key; the client learns of it with its first accepted message. */
export function createSession(wire: WireState, key: LiveKey, sessionId: string, idLo: number, idHi: number): Session {
  // What ran in an earlier session of this name does not run again.
  const ended = wire.endedSessions.get(nameOf(key.keyId, sessionId));
  const session: Session = {
    keyId: key.keyId,
    sessionId,
    key,
    idLo,
    idHi,
    announced: false,
    closed: false,
    contentSent: 0,
    newestHi: 0,
    newestLo: 0,
    newestSeqNo: 0,
    forgottenHi: ended?.hi ?? 0,
    forgottenLo: ended?.lo ?? 0,
    received: new Map(),
    running: 0,
    ackQueue: undefined,
    answers: undefined,
    updates: undefined,
    updatesLost: false,
    connections: [],
    offlineSinceMs: wire.nowMs(),
    queuedPushes: undefined,
  };
  makeRoom(wire, key);
  key.sessions.set(sessionId, session);
  wire.keys.set(key.keyId, key);
  wire.offline.add(session);
  wire.stats.openSessions++;
  return session;
}

/** Forgets the longest absent session of the key, or of all keys, when there are too many. */
function makeRoom(wire: WireState, key: LiveKey): void {
  if (key.sessions.size >= wire.limits.sessionsPerKey) {
    const sessions = [...key.sessions.values()];
    const oldest = sessions.find((session) => session.connections.length === 0) ?? sessions[0];
    if (oldest !== undefined) forgetSession(wire, oldest);
  }
  if (wire.stats.openSessions >= wire.limits.sessions) {
    const [oldest] = wire.offline;
    if (oldest !== undefined) forgetSession(wire, oldest);
  }
}

/** Ends a session: its running requests are aborted and nothing of it is remembered. */
export function forgetSession(wire: WireState, session: Session): void {
  if (session.closed) return;
  session.closed = true;
  for (const connection of session.connections) {
    connection.sessions = connection.sessions.filter((other) => other !== session);
    if (connection.lastSession === session) connection.lastSession = undefined;
    // It may wait for the requests of this session, whose end nobody will tell it now.
    if (connection.tooManyRequests) setImmediate(readOn, connection);
  }
  if (session.connections.length > 0) {
    wire.stats.onlineSessions--;
    wire.host.sessionOffline(session);
  }
  session.connections = [];
  session.key.sessions.delete(session.sessionId);
  if (session.key.sessions.size === 0) wire.keys.delete(session.keyId);
  wire.offline.delete(session);
  wire.ackPending.delete(session);
  wire.stats.openSessions--;
  for (const message of session.received.values()) {
    message.abort?.abort();
    for (const wake of message.waiters ?? []) wake();
  }
  noteEnd(wire, session);
  wire.rememberedIds -= session.received.size;
  session.received.clear();
  forgetAnswers(wire, session);
  session.updates = undefined;
  if (session.announced) wire.host.sessionClosed(session);
}

const nameOf = (keyId: string, sessionId: string): string => `${keyId} ${sessionId}`;

/** Keeps the newest id that the session received, as long as a message with such an id would still be accepted. */
function noteEnd(wire: WireState, { keyId, sessionId, received, forgottenHi, forgottenLo }: Session): void {
  let newest = { hi: forgottenHi, lo: forgottenLo };
  for (const { hi, lo } of received.values()) if (compareIds(hi, lo, newest.hi, newest.lo) > 0) newest = { hi, lo };
  if (newest.hi >= wire.nowMs() / 1_000 - wire.limits.pastMsgS)
    wire.endedSessions.set(nameOf(keyId, sessionId), newest);
}

function readOn(connection: Connection): void {
  connection.tooManyRequests = false;
  updateReading(connection);
}

/** Tells the client that the server did not know its session; `first` is the oldest message received in it. */
export function announceSession(
  wire: WireState,
  session: Session,
  connection: Connection,
  firstHi: number,
  firstLo: number,
): void {
  const salts = saltWindow(wire, session.key);
  const body = Buffer.alloc(28);
  body.writeInt32LE(ID.newSessionCreated, 0);
  body.writeInt32LE(firstLo | 0, 4);
  body.writeInt32LE(firstHi | 0, 8);
  body.set(wire.randomBytes(8), 12);
  body.writeInt32LE(salts.currentLo, 20);
  body.writeInt32LE(salts.currentHi, 24);
  nextMsgId(wire, 3);
  const sent = { hi: wire.lastMsgHi, lo: wire.lastMsgLo, seqNo: nextContentSeqNo(session), body, request: undefined };
  keepUpdate(wire, session, sent);
  writeMessage(wire, session, connection, sent.hi, sent.lo, sent.seqNo, body);
}

/** Makes this connection the one that the session's updates go to, and re-sends what was not acknowledged. */
export function attachSession(wire: WireState, session: Session, connection: Connection): void {
  const last = session.connections[session.connections.length - 1];
  if (last === connection) return;
  // The order of seqnos is only checked among messages of one connection.
  session.newestHi = 0;
  const known = session.connections.indexOf(connection);
  if (known >= 0) {
    session.connections.splice(known, 1);
    session.connections.push(connection);
    return;
  }
  const oldest = connection.sessions[0];
  if (oldest !== undefined && connection.sessions.length >= wire.limits.sessionsPerConnection) {
    connection.sessions.shift();
    detachSession(wire, oldest, connection);
  }
  connection.sessions.push(session);
  session.connections.push(connection);
  wire.offline.delete(session);
  if (session.connections.length === 1) {
    wire.stats.onlineSessions++;
    wire.host.sessionOnline(session, connection.address);
  }
  resendKept(wire, session, connection);
}

function resendKept(wire: WireState, session: Session, connection: Connection): void {
  for (const sent of keptMessages(session)) {
    writeMessage(wire, session, connection, sent.hi, sent.lo, sent.seqNo, sent.body);
  }
  tellLostUpdates(wire, session, connection);
}

/** Tells a session whose updates were dropped to ask for the difference. */
export function tellLostUpdates(wire: WireState, session: Session, connection: Connection): void {
  if (!session.updatesLost) return;
  session.updatesLost = false;
  nextMsgId(wire, 3);
  const body = wire.updatesTooLong;
  const sent = { hi: wire.lastMsgHi, lo: wire.lastMsgLo, seqNo: nextContentSeqNo(session), body, request: undefined };
  keepUpdate(wire, session, sent);
  writeMessage(wire, session, connection, sent.hi, sent.lo, sent.seqNo, body);
}
