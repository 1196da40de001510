import type { SessionRef } from '../host.ts';
import type { Kept, Sent, Session, WireState } from '../model.ts';
import { addUpdate, createKeptUpdates, findUpdate, removeUpdate, updateCount, updatesIn } from './kept-updates.ts';
import { msgKey } from './msg-id.ts';

function keptBy(wire: WireState, session: Session): Kept {
  if (session.answers === undefined) {
    session.answers = { messages: new Map(), sizeBytes: 0 };
    wire.keepers.add(session);
  }
  return session.answers;
}

function remove(wire: WireState, kept: Kept, key: number, sent: Sent): void {
  kept.messages.delete(key);
  kept.sizeBytes -= sent.body.length;
  wire.keptAnswerBytes -= sent.body.length;
  if (sent.request !== undefined) sent.request.answer = undefined;
}

/** Keeps an answer until the client acknowledges it; the oldest ones make room. */
export function keepAnswer(wire: WireState, session: Session, sent: Sent): void {
  const kept = keptBy(wire, session);
  kept.messages.set(msgKey(sent.hi, sent.lo), sent);
  kept.sizeBytes += sent.body.length;
  wire.keptAnswerBytes += sent.body.length;
  for (const [key, oldest] of kept.messages) {
    const isRoomy = kept.messages.size <= wire.limits.keptAnswers && kept.sizeBytes <= wire.limits.keptAnswerBytes;
    if (isRoomy || kept.messages.size === 1) break;
    remove(wire, kept, key, oldest);
    wire.stats.answersDropped++;
  }
  if (wire.keptAnswerBytes > wire.limits.allKeptAnswerBytes) makeRoom(wire, session);
}

/**
 * All sessions together keep too much: those lose their answers that have acknowledged nothing for longest, so that
 * whoever asks and never listens fills no memory. Should one of them come back, it asks anew.
 */
function makeRoom(wire: WireState, latest: Session): void {
  for (const session of wire.keepers) {
    if (wire.keptAnswerBytes <= wire.limits.allKeptAnswerBytes) return;
    if (session === latest) continue;
    wire.stats.answersDropped += session.answers?.messages.size ?? 0;
    forgetAnswers(wire, session);
  }
}

/** Forgets all answers that a session has not acknowledged. */
export function forgetAnswers(wire: WireState, session: Session): void {
  const { answers } = session;
  if (answers === undefined) return;
  for (const [key, sent] of answers.messages) remove(wire, answers, key, sent);
  session.answers = undefined;
  wire.keepers.delete(session);
}

/**
 * Keeps an update until the client acknowledges it. When there are too many, all of them go, and the session is told
 * on its return that it must ask for the difference.
 */
export function keepUpdate(wire: WireState, session: Session, sent: Sent): void {
  session.updates ??= createKeptUpdates();
  const kept = session.updates;
  addUpdate(kept, sent);
  const count = updateCount(kept);
  if (count <= wire.limits.keptUpdates && kept.sizeBytes <= wire.limits.keptUpdateBytes) return;
  wire.stats.updatesDropped += count;
  session.updates = undefined;
  session.updatesLost = true;
}

/** Forgets what the client has acknowledged. */
export function forgetAcknowledged(wire: WireState, session: Session, hi: number, lo: number): void {
  const key = msgKey(hi, lo);
  const answer = session.answers?.messages.get(key);
  if (session.answers !== undefined && answer !== undefined) {
    if (answer.request !== undefined) answer.request.acked = true;
    remove(wire, session.answers, key, answer);
    if (session.answers.messages.size === 0) forgetAnswers(wire, session);
    return;
  }
  if (session.updates === undefined || !removeUpdate(session.updates, hi, lo)) return;
  if (updateCount(session.updates) === 0) session.updates = undefined;
}

/** A kept message by its id. */
export function keptMessage(session: Session, hi: number, lo: number): Sent | undefined {
  const key = msgKey(hi, lo);
  return session.answers?.messages.get(key) ?? (session.updates && findUpdate(session.updates, hi, lo));
}

/** All kept messages, oldest first. */
export function keptMessages(session: Session): Sent[] {
  const all = [...(session.answers?.messages.values() ?? []), ...(session.updates ? updatesIn(session.updates) : [])];
  return all.sort((a, b) => a.hi - b.hi || a.lo - b.lo);
}

/** Whether updates that were sent in or before this second wait for their acknowledgement, or were too many to keep. */
export function owesAck(wire: WireState, ref: SessionRef, untilS: number): boolean {
  const session = wire.keys.get(ref.keyId)?.sessions.get(ref.sessionId);
  if (session === undefined) return false;
  if (session.updatesLost) return true;
  const oldest = session.updates?.messages[session.updates.from];
  return oldest !== undefined && oldest.hi <= untilS;
}
