import type { Received, Session, WireState } from '../model.ts';
import type { InnerMessage } from './container.ts';
import { compareIds, msgKey } from './msg-id.ts';

/** What is remembered of a message that came before; undefined when it is new or forgotten. */
export function findReceived(session: Session, hi: number, lo: number): Received | undefined {
  return session.received.get(msgKey(hi, lo));
}

/**
 * Remembers a message, so that it never runs twice. The oldest make room; ids up to a forgotten one are not accepted
 * any more, except those that are remembered.
 */
export function rememberReceived(wire: WireState, session: Session, message: InnerMessage, content: boolean): Received {
  const received: Received = {
    hi: message.hi,
    lo: message.lo,
    content,
    state: 'running',
    failed: false,
    confirmed: false,
    answered: false,
    acked: false,
    answer: undefined,
    abort: undefined,
    waiters: undefined,
  };
  session.received.set(msgKey(message.hi, message.lo), received);
  wire.rememberedIds++;
  const { receivedIds, allReceivedIds, fewReceivedIds } = wire.limits;
  // Where all sessions together remember too much, each that sends more keeps only its last few.
  const most = wire.rememberedIds > allReceivedIds ? Math.min(fewReceivedIds, receivedIds) : receivedIds;
  if (session.received.size > most) forgetOldest(wire, session, most);
  return received;
}

function forgetOldest(wire: WireState, session: Session, most: number): void {
  for (const [key, oldest] of session.received) {
    if (session.received.size <= most) return;
    if (oldest.state !== 'running') forgetReceived(wire, session, key, oldest);
  }
}

/** Forgets one message and moves the mark below which nothing new is accepted. */
export function forgetReceived(wire: WireState, session: Session, key: number, message: Received): void {
  session.received.delete(key);
  wire.rememberedIds--;
  if (compareIds(message.hi, message.lo, session.forgottenHi, session.forgottenLo) <= 0) return;
  session.forgottenHi = message.hi;
  session.forgottenLo = message.lo;
}
