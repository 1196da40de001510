import type { Connection, Session, WireState } from '../model.ts';
import { ID } from '../service-tl/ids.ts';
import type { InnerMessage } from './container.ts';
import { saltWindow } from './salts.ts';
import { sendService } from './send.ts';

/** bad_msg_notification: the message was not looked into, for the reason in `code`. */
export function sendBadMessage(
  wire: WireState,
  session: Session,
  connection: Connection,
  message: InnerMessage,
  code: number,
): void {
  wire.stats.badMessages++;
  const body = Buffer.alloc(20);
  body.writeInt32LE(ID.badMsgNotification, 0);
  body.writeUInt32LE(message.lo, 4);
  body.writeUInt32LE(message.hi, 8);
  body.writeInt32LE(message.seqNo, 12);
  body.writeInt32LE(code, 16);
  sendService(wire, session, connection, body, 3);
}

/** bad_server_salt: the message was not executed; here is the salt to use. */
export function sendBadSalt(wire: WireState, session: Session, connection: Connection, message: InnerMessage): void {
  wire.stats.badSalts++;
  const salts = saltWindow(wire, session.key);
  const body = Buffer.alloc(28);
  body.writeInt32LE(ID.badServerSalt, 0);
  body.writeUInt32LE(message.lo, 4);
  body.writeUInt32LE(message.hi, 8);
  body.writeInt32LE(message.seqNo, 12);
  body.writeInt32LE(48, 16);
  body.writeInt32LE(salts.currentLo, 20);
  body.writeInt32LE(salts.currentHi, 24);
  sendService(wire, session, connection, body, 3);
}
