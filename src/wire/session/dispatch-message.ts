import type { Connection, Received, Session, WireState } from '../model.ts';
import { ID } from '../service-tl/ids.ts';
import { createReader, type TlReader } from '../service-tl/reader.ts';
import { tlRpcError } from '../service-tl/writer.ts';
import { ackLater } from './acks.ts';
import type { InnerMessage } from './container.ts';
import { destroyAuthKey, destroySession, dropAnswer } from './end-messages.ts';
import { runRequest, sendAnswer } from './requests.ts';
import {
  acknowledge,
  ping,
  pingDelayDisconnect,
  resendRequest,
  type ServiceContext,
  sendFutureSalts,
  stateRequest,
} from './service.ts';

type ServiceVerb = (context: ServiceContext, reader: TlReader) => void;

const nothing: ServiceVerb = () => {};

const SERVICE = new Map<number, ServiceVerb>([
  [ID.msgsAck, acknowledge],
  [ID.ping, ping],
  [ID.pingDelayDisconnect, pingDelayDisconnect],
  [ID.getFutureSalts, sendFutureSalts],
  [ID.msgsStateReq, stateRequest],
  [ID.msgResendReq, resendRequest],
  [ID.rpcDropAnswer, dropAnswer],
  [ID.destroySession, destroySession],
  [ID.destroyAuthKey, destroyAuthKey],
  [ID.httpWait, nothing],
  [ID.msgsStateInfo, nothing],
  [ID.msgsAllInfo, nothing],
  [ID.msgDetailedInfo, nothing],
  [ID.msgNewDetailedInfo, nothing],
]);

/**
 * Does what a checked message asks for: a service message is answered here, everything else is a request for the host.
 * `body` is undefined when a packed body could not be opened.
 * @throws MalformedTl when a service message cannot be read, TooManyIds when it names more than may be
 */
export function dispatchMessage(
  wire: WireState,
  session: Session,
  connection: Connection,
  message: InnerMessage,
  received: Received,
  body: Buffer | undefined,
): void {
  if (body === undefined) {
    sendAnswer(wire, session, connection, received, tlRpcError(400, 'INPUT_FETCH_ERROR'));
    return;
  }
  const verb = SERVICE.get(body.readInt32LE(0));
  if (verb === undefined) {
    runRequest(wire, session, connection, received, body);
    return;
  }
  const reader = createReader(body);
  reader.int();
  verb({ wire, session, connection, message, received }, reader);
  received.state = 'done';
  if (received.content && !received.answered) ackLater(wire, session, received);
}
