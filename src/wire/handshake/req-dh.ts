import { createDhPair, DH_GENERATOR, DH_PRIME } from '../crypto/dh.ts';
import { sha1 } from '../crypto/digest.ts';
import { igeEncrypt } from '../crypto/ige.ts';
import { rsaDecryptRaw } from '../crypto/rsa-key.ts';
import { openOldPadding, openRsaPad } from '../crypto/rsa-padding.ts';
import type { Connection, Exchange, WireState } from '../model.ts';
import { ID } from '../service-tl/ids.ts';
import { createReader, MalformedTl, type TlReader } from '../service-tl/reader.ts';
import { tlBytes, tlInt } from '../service-tl/writer.ts';
import { TRANSPORT_ERROR } from '../transport/errors.ts';
import { findExchange, RefusedExchange, remember, repeatedAnswer } from './exchanges.ts';
import { temporaryAes } from './temporary-aes.ts';

/** The fields of p_q_inner_data in its four forms. */
interface InnerData {
  pq: Buffer;
  p: Buffer;
  q: Buffer;
  nonce: Buffer;
  serverNonce: Buffer;
  newNonce: Buffer;
  dc: number | undefined;
  expiresInS: number | undefined;
  sizeBytes: number;
}

function readInnerData(data: Uint8Array): InnerData | undefined {
  try {
    const reader = createReader(data);
    const id = reader.int();
    const withDc = id === ID.pqInnerDataDc || id === ID.pqInnerDataTempDc;
    const temporary = id === ID.pqInnerDataTemp || id === ID.pqInnerDataTempDc;
    if (!withDc && !temporary && id !== ID.pqInnerData) return undefined;
    return {
      pq: reader.string(),
      p: reader.string(),
      q: reader.string(),
      nonce: reader.raw(16),
      serverNonce: reader.raw(16),
      newNonce: Buffer.from(reader.raw(32)),
      dc: withDc ? reader.int() : undefined,
      expiresInS: temporary ? reader.int() : undefined,
      sizeBytes: reader.at,
    };
  } catch (error) {
    if (error instanceof MalformedTl) return undefined;
    throw error;
  }
}

/** Numbers arrive with or without leading zero bytes. */
function sameNumber(a: Buffer, b: Buffer): boolean {
  return trim(a).equals(trim(b));
}

function trim(bytes: Buffer): Buffer {
  let at = 0;
  while (at < bytes.length && bytes[at] === 0) at++;
  return bytes.subarray(at);
}

/** Answers req_DH_params: opens the client's nonce with either padding and sends the server's half of the secret. */
export function answerReqDh(wire: WireState, connection: Connection, reader: TlReader): Buffer {
  const request = reader.bytes;
  const exchange = findExchange(wire, connection, reader);
  const repeated = repeatedAnswer(exchange, request);
  if (repeated !== undefined) return repeated;
  if (exchange.newNonce !== undefined || exchange.finished) throw new RefusedExchange(TRANSPORT_ERROR.unknownKey);
  const p = reader.string();
  const q = reader.string();
  const fingerprint = reader.raw(8);
  const known = sameNumber(p, exchange.p) && sameNumber(q, exchange.q);
  if (!known || !fingerprint.equals(wire.rsaKey.fingerprintBytes))
    throw new RefusedExchange(TRANSPORT_ERROR.unknownKey);
  const plain = rsaDecryptRaw(wire.rsaKey, reader.string());
  if (plain === undefined) throw new RefusedExchange(TRANSPORT_ERROR.unknownKey);
  const data = openRsaPad(plain) ?? openOldPadding(plain, (bytes) => readInnerData(bytes)?.sizeBytes);
  const inner = data === undefined ? undefined : readInnerData(data);
  if (inner === undefined || !repeats(inner, exchange)) throw new RefusedExchange(TRANSPORT_ERROR.unknownKey);
  checkDc(wire, inner.dc);
  if (inner.expiresInS !== undefined) {
    if (inner.expiresInS <= 0) throw new RefusedExchange(TRANSPORT_ERROR.unknownKey);
    exchange.expiresInS = Math.min(inner.expiresInS, wire.limits.temporaryKeyS);
  }
  exchange.newNonce = inner.newNonce;
  return remember(exchange, request, serverHalf(wire, exchange, inner.newNonce));
}

function repeats(inner: InnerData, exchange: Exchange): boolean {
  return (
    sameNumber(inner.pq, exchange.pq) &&
    sameNumber(inner.p, exchange.p) &&
    sameNumber(inner.q, exchange.q) &&
    inner.nonce.equals(exchange.nonce) &&
    inner.serverNonce.equals(exchange.serverNonce)
  );
}

/** Test servers are named with 10000 added, media servers with the sign turned. */
function checkDc(wire: WireState, dc: number | undefined): void {
  if (dc === undefined || wire.dcIds === undefined) return;
  if (!wire.dcIds.includes(Math.abs(dc) % 10_000)) throw new RefusedExchange(TRANSPORT_ERROR.wrongDc);
}

function serverHalf(wire: WireState, exchange: Exchange, newNonce: Buffer): Buffer {
  const pair = createDhPair(wire.randomBytes);
  exchange.exponent = pair.exponent;
  const answer = Buffer.concat([
    tlInt(ID.serverDhInnerData),
    exchange.nonce,
    exchange.serverNonce,
    tlInt(DH_GENERATOR),
    tlBytes(DH_PRIME),
    tlBytes(pair.public),
    tlInt(Math.floor(wire.nowMs() / 1_000)),
  ]);
  const paddingBytes = -(20 + answer.length) & 15;
  const { key, iv } = temporaryAes(newNonce, exchange.serverNonce);
  const encrypted = igeEncrypt(Buffer.concat([sha1(answer), answer, wire.randomBytes(paddingBytes)]), key, iv);
  return Buffer.concat([tlInt(ID.serverDhParamsOk), exchange.nonce, exchange.serverNonce, tlBytes(encrypted)]);
}
