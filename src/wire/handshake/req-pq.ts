import { createPrimePair } from '../crypto/prime-pair.ts';
import type { Connection, Exchange, WireState } from '../model.ts';
import { ID } from '../service-tl/ids.ts';
import type { TlReader } from '../service-tl/reader.ts';
import { tlBytes, tlInt } from '../service-tl/writer.ts';
import { TRANSPORT_ERROR } from '../transport/errors.ts';
import { exchangeId, RefusedExchange } from './exchanges.ts';

/** Begins an exchange, or repeats the answer to the same nonce from the same address. */
export function answerReqPq(wire: WireState, connection: Connection, reader: TlReader): Buffer {
  const nonce = Buffer.from(reader.raw(16));
  const id = exchangeId(connection, nonce);
  const known = wire.exchanges.get(id);
  if (known !== undefined && wire.nowMs() - known.startedAtMs <= wire.limits.handshakeMs) return known.resPq;
  if (!wire.handshakeBuckets.take(connection.address, wire.nowMs())) throw new RefusedExchange(TRANSPORT_ERROR.flood);
  const exchange = createExchange(wire, nonce);
  wire.exchanges.delete(id);
  if (wire.exchanges.size >= wire.limits.handshakes) {
    const [oldest] = wire.exchanges.keys();
    if (oldest !== undefined) wire.exchanges.delete(oldest);
  }
  wire.exchanges.set(id, exchange);
  wire.stats.handshakesStarted++;
  return exchange.resPq;
}

function createExchange(wire: WireState, nonce: Buffer): Exchange {
  const pair = createPrimePair(wire.randomBytes);
  const serverNonce = Buffer.from(wire.randomBytes(16));
  const pq = Buffer.alloc(8);
  pq.writeBigUInt64BE(pair.pq);
  const p = Buffer.alloc(4);
  p.writeUInt32BE(pair.p);
  const q = Buffer.alloc(4);
  q.writeUInt32BE(pair.q);
  const resPq = Buffer.concat([
    tlInt(ID.resPq),
    nonce,
    serverNonce,
    tlBytes(pq),
    tlInt(ID.vector),
    tlInt(1),
    wire.rsaKey.fingerprintBytes,
  ]);
  return {
    nonce,
    serverNonce,
    startedAtMs: wire.nowMs(),
    p,
    q,
    pq,
    resPq,
    lastRequest: undefined,
    lastAnswer: undefined,
    pending: undefined,
    newNonce: undefined,
    expiresInS: undefined,
    exponent: undefined,
    refusedKeyHash: undefined,
    finished: false,
  };
}
