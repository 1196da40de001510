import type { SessionRef } from '../host.ts';
import type { Kept, Sent, Session, WireState } from '../model.ts';
import { addUpdate, createKeptUpdates, findUpdate, removeUpdate, updateCount, updatesIn } from './kept-updates.ts';
import { msgKey } from './msg-id.ts';

function createKept(): Kept {
  return { messages: new Map(), sizeBytes: 0 };
}

function remove(kept: Kept, key: number, sent: Sent): void {
  kept.messages.delete(key);
  kept.sizeBytes -= sent.body.length;
  if (sent.request !== undefined) sent.request.answer = undefined;
}

/** Keeps an answer until the client acknowledges it; the oldest ones make room. */
export function keepAnswer(wire: WireState, session: Session, sent: Sent): void {
  session.answers ??= createKept();
  const kept = session.answers;
  kept.messages.set(msgKey(sent.hi, sent.lo), sent);
  kept.sizeBytes += sent.body.length;
  for (const [key, oldest] of kept.messages) {
    if (kept.messages.size <= wire.limits.keptAnswers && kept.sizeBytes <= wire.limits.keptAnswerBytes) return;
    if (kept.messages.size === 1) return;
    remove(kept, key, oldest);
    wire.stats.answersDropped++;
  }
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
export function forgetAcknowledged(session: Session, hi: number, lo: number): void {
  const key = msgKey(hi, lo);
  const answer = session.answers?.messages.get(key);
  if (session.answers !== undefined && answer !== undefined) {
    if (answer.request !== undefined) answer.request.acked = true;
    remove(session.answers, key, answer);
    if (session.answers.messages.size === 0) session.answers = undefined;
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
