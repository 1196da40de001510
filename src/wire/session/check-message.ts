import type { Session, WireState } from '../model.ts';
import { ID } from '../service-tl/ids.ts';
import type { InnerMessage } from './container.ts';
import { compareIds } from './msg-id.ts';

/** Codes of bad_msg_notification. */
export const BAD = {
  msgIdTooLow: 16,
  msgIdTooHigh: 17,
  msgIdRemainder: 18,
  containerRepeated: 19,
  tooOld: 20,
  seqNoTooLow: 32,
  seqNoTooHigh: 33,
  oddExpected: 35,
  salt: 48,
  container: 64,
} as const;

/** Checks a msg id that the session does not remember: 0, or the code of what is wrong with it. */
export function checkMsgId(wire: WireState, session: Session, message: InnerMessage): number {
  if (message.lo % 4 !== 0) return BAD.msgIdRemainder;
  const nowS = wire.nowMs() / 1_000;
  if (message.hi > nowS + wire.limits.futureMsgS) return BAD.msgIdTooHigh;
  const maybeForgotten = compareIds(message.hi, message.lo, session.forgottenHi, session.forgottenLo) <= 0;
  if (maybeForgotten) return BAD.tooOld;
  return message.hi < nowS - wire.limits.pastMsgS ? BAD.msgIdTooLow : 0;
}

const SERVICE = new Set<number>([
  ID.msgsAck,
  ID.msgContainer,
  ID.httpWait,
  ID.ping,
  ID.pingDelayDisconnect,
  ID.getFutureSalts,
  ID.destroySession,
  ID.destroyAuthKey,
  ID.rpcDropAnswer,
  ID.msgsStateReq,
  ID.msgsStateInfo,
  ID.msgsAllInfo,
  ID.msgResendReq,
  ID.msgDetailedInfo,
  ID.msgNewDetailedInfo,
]);

/**
 * A request has an odd seqno. On service messages clients differ (mtcute counts its acknowledgements as content), so
 * either parity will do there.
 */
export function checkSeqNo(message: InnerMessage, body: Buffer): number {
  return (message.seqNo & 1) === 1 || SERVICE.has(body.readInt32LE(0)) ? 0 : BAD.oddExpected;
}

/**
 * A newer message must not have a lower seqno, nor an older one a higher seqno. Only messages of one connection are
 * compared (the caller forgets the newest one when the connection changes), as clients restart their count.
 */
export function checkOrder(session: Session, message: InnerMessage): number {
  const { newestHi, newestLo, newestSeqNo } = session;
  const order = newestHi === 0 ? 1 : compareIds(message.hi, message.lo, newestHi, newestLo);
  if (order < 0) return message.seqNo > newestSeqNo ? BAD.seqNoTooHigh : 0;
  if (newestHi !== 0 && message.seqNo < newestSeqNo) return BAD.seqNoTooLow;
  session.newestHi = message.hi;
  session.newestLo = message.lo;
  session.newestSeqNo = message.seqNo;
  return 0;
}
