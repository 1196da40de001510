import { addressGroup } from '../listen/address-buckets.ts';
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

const stages: ReadonlyMap<number, 0 | 1 | 2> = new Map([
  [ID.reqPq, 0],
  [ID.reqPqMulti, 0],
  [ID.reqDhParams, 1],
  [ID.setClientDhParams, 2],
]);

/**
 * Takes one step of a key exchange; a promise means that the answer waits: for time, of which the exchanges of all
 * addresses together have only their share, or for the host.
 */
export function receiveExchange(wire: WireState, connection: Connection, packet: Buffer): Promise<void> | undefined {
  const body = plainBody(packet);
  const stage = stages.get(body?.readInt32LE(0) ?? 0);
  if (body === undefined || body.length > wire.limits.handshakeBytes) {
    fail(wire, connection, TRANSPORT_ERROR.unknownKey);
    return undefined;
  }
  return stage === undefined ? answerStep(wire, connection, body) : answerInTime(wire, connection, body, stage);
}

function answerInTime(
  wire: WireState,
  connection: Connection,
  body: Buffer,
  stage: 0 | 1 | 2,
): Promise<void> | undefined {
  let answered: { step: Promise<void> | undefined } | undefined;
  let settle: (step: Promise<void> | undefined) => void = () => {};
  const settled = (step: Promise<void> | undefined): void => {
    answered = { step };
    settle(step);
  };
  // A step that waits does not hold the whole chunk that it came in.
  const kept = Buffer.from(body);
  wire.exchangeTime.take({
    address: addressGroup(connection.address),
    stage,
    run: () => settled(connection.closed ? undefined : answerStep(wire, connection, kept)),
    refuse() {
      fail(wire, connection, TRANSPORT_ERROR.flood);
      settled(undefined);
    },
  });
  if (answered !== undefined) return answered.step;
  return new Promise((resolve) => {
    settle = resolve;
  });
}

function answerStep(wire: WireState, connection: Connection, body: Buffer): Promise<void> | undefined {
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
