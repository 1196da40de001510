import type { Connection, Exchange, WireState } from '../model.ts';
import { TRANSPORT_ERROR, type TransportError } from '../transport/errors.ts';
import type { TlReader } from '../service-tl/reader.ts';

/**
 * A step of an exchange that cannot go on; the connection gets this transport error and is closed. Without one it is
 * closed in silence, and the client begins another exchange.
 */
export class RefusedExchange extends Error {
  readonly transportError: TransportError | undefined;

  constructor(transportError: TransportError | undefined) {
    super(`exchange refused: ${transportError ?? 'begin anew'}`);
    this.transportError = transportError;
  }
}

/** Exchanges are found by the client's address and nonce, so that a client may come back on another connection. */
export function exchangeId(connection: Connection, nonce: Buffer): string {
  return `${connection.address} ${nonce.toString('hex')}`;
}

/** The exchange that a request names by both nonces. */
export function findExchange(wire: WireState, connection: Connection, reader: TlReader): Exchange {
  const nonce = reader.raw(16);
  const serverNonce = reader.raw(16);
  const exchange = wire.exchanges.get(exchangeId(connection, nonce));
  const tooOld = exchange !== undefined && wire.nowMs() - exchange.startedAtMs > wire.limits.handshakeMs;
  if (exchange === undefined || tooOld || !exchange.serverNonce.equals(serverNonce)) {
    throw new RefusedExchange(TRANSPORT_ERROR.unknownKey);
  }
  return exchange;
}

/** The answer already given to exactly this request, if it is a repetition. */
export function repeatedAnswer(exchange: Exchange, request: Buffer): Buffer | undefined {
  const { lastRequest, lastAnswer } = exchange;
  return lastRequest?.equals(request) ? lastAnswer : undefined;
}

/** Remembers the answer for repetitions. */
export function remember(exchange: Exchange, request: Buffer, answer: Buffer): Buffer {
  exchange.lastRequest = Buffer.from(request);
  exchange.lastAnswer = answer;
  return answer;
}

/** Forgets exchanges that are too old. They stand in the order of their start. */
export function sweepExchanges(wire: WireState, nowMs: number): void {
  for (const [id, exchange] of wire.exchanges) {
    if (nowMs - exchange.startedAtMs <= wire.limits.handshakeMs) return;
    wire.exchanges.delete(id);
  }
}
