import type { Connection, Received, Session, WireState } from '../model.ts';
import { sendAcks } from './acks.ts';
import { sendBadMessage } from './bad-message.ts';
import { BAD } from './check-message.ts';
import type { InnerMessage } from './container.ts';
import { sendAgain } from './send.ts';

/** A message came twice: it is not run again, its answer is sent again on the connection that asked. */
export function repeatAnswer(
  wire: WireState,
  session: Session,
  connection: Connection,
  message: InnerMessage,
  seen: Received,
): void {
  const { answer } = seen;
  if (answer !== undefined) {
    sendAgain(wire, session, connection, answer);
    return;
  }
  if (!seen.content) return;
  // A request that was answered, but whose answer had to make room, must be asked anew.
  if (seen.state === 'done' && !seen.acked && seen.answered)
    sendBadMessage(wire, session, connection, message, BAD.tooOld);
  else sendAcks(wire, session, connection, [seen]);
}
