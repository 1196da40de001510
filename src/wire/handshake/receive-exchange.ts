import { closeConnection } from '../listen/lifecycle.ts';
import { refuse } from '../listen/outgoing.ts';
import type { Connection, WireState } from '../model.ts';
import { ID } from '../service-tl/ids.ts';
import { createReader, MalformedTl } from '../service-tl/reader.ts';
import { TRANSPORT_ERROR, type TransportError } from '../transport/errors.ts';
import { RefusedExchange } from './exchanges.ts';
import { finishExchange } from './finish.ts';
import { plainBody, sendPlain } from './plain-message.ts';
import { answerReqDh } from './req-dh.ts';
import { answerReqPq } from './req-pq.ts';

/** Takes one step of a key exchange; a promise means that the answer waits for the host. */
export function receiveExchange(wire: WireState, connection: Connection, packet: Buffer): Promise<void> | undefined {
  const body = plainBody(packet);
  if (body === undefined) {
    fail(wire, connection, TRANSPORT_ERROR.unknownKey);
    return undefined;
  }
  try {
    const step = takeStep(wire, connection, body);
    if (step instanceof Promise) {
      return step.then(
        (answer) => sendPlain(wire, connection, answer),
        (error: unknown) => failWith(wire, connection, error),
      );
    }
    if (step !== undefined) sendPlain(wire, connection, step);
  } catch (error) {
    failWith(wire, connection, error);
  }
  return undefined;
}

function takeStep(wire: WireState, connection: Connection, body: Buffer): Buffer | undefined | Promise<Buffer> {
  const reader = createReader(body);
  switch (reader.int()) {
    case ID.reqPq:
    case ID.reqPqMulti:
      return answerReqPq(wire, connection, reader);
    case ID.reqDhParams:
      return answerReqDh(wire, connection, reader);
    case ID.setClientDhParams:
      return finishExchange(wire, connection, reader);
    case ID.msgsAck:
      // Some clients acknowledge the answers of the exchange; nothing is owed for that.
      return undefined;
    default:
      throw new RefusedExchange(TRANSPORT_ERROR.unknownKey);
  }
}

function failWith(wire: WireState, connection: Connection, error: unknown): void {
  if (error instanceof RefusedExchange) fail(wire, connection, error.transportError);
  else if (error instanceof MalformedTl) fail(wire, connection, TRANSPORT_ERROR.unknownKey);
  else throw error;
}

function fail(wire: WireState, connection: Connection, error: TransportError | undefined): void {
  if (error === undefined) return closeConnection(wire, connection, 'exchange begins anew', 'after sending');
  if (error === TRANSPORT_ERROR.flood) wire.stats.handshakesRefused++;
  else wire.stats.handshakesFailed++;
  refuse(wire, connection, error);
}
