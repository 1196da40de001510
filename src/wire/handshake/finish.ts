import { timingSafeEqual } from 'node:crypto';
import { dhSecret, isSafePublicValue } from '../crypto/dh.ts';
import { sha1 } from '../crypto/digest.ts';
import { igeDecrypt } from '../crypto/ige.ts';
import { authKeyId } from '../crypto/message.ts';
import type { AuthKeyRecord } from '../host.ts';
import type { Connection, Exchange, WireState } from '../model.ts';
import { ID } from '../service-tl/ids.ts';
import { createReader, type TlReader } from '../service-tl/reader.ts';
import { tlInt } from '../service-tl/writer.ts';
import { firstSaltOf } from '../session/salts.ts';
import { TRANSPORT_ERROR } from '../transport/errors.ts';
import { findExchange, RefusedExchange, remember, repeatedAnswer } from './exchanges.ts';
import { temporaryAes } from './temporary-aes.ts';

const NO_KEY_HASH = Buffer.alloc(8);

/** Answers set_client_DH_params: both sides hold the key now. It is durable before the client learns so. */
export function finishExchange(wire: WireState, connection: Connection, reader: TlReader): Buffer | Promise<Buffer> {
  const request = reader.bytes;
  const exchange = findExchange(wire, connection, reader);
  const repeated = repeatedAnswer(exchange, request);
  if (repeated !== undefined) return repeated;
  if (exchange.pending !== undefined && exchange.lastRequest?.equals(request)) return exchange.pending;
  const { newNonce, exponent } = exchange;
  if (newNonce === undefined || exponent === undefined || exchange.pending !== undefined) {
    throw new RefusedExchange(TRANSPORT_ERROR.unknownKey);
  }
  const publicValue = readClientHalf(exchange, newNonce, reader.string());
  const key = dhSecret(exponent, publicValue);
  // Some clients do not fill the key up to 256 bytes and would compute another id from a shorter one. `dh_gen_retry`
  // would be the answer of the book, but gramjs waits for ever after it; all of them begin anew when they are cut off.
  if (key[0] === 0) throw new RefusedExchange(undefined);
  exchange.lastRequest = Buffer.from(request);
  exchange.lastAnswer = undefined;
  exchange.pending = saveKey(wire, exchange, request, newNonce, key).finally(() => {
    exchange.pending = undefined;
  });
  return exchange.pending;
}

/** Decrypts and checks the client's half; returns its public value. */
function readClientHalf(exchange: Exchange, newNonce: Buffer, encrypted: Buffer): Buffer {
  if (encrypted.length === 0 || encrypted.length > 512 || encrypted.length % 16 !== 0) {
    throw new RefusedExchange(TRANSPORT_ERROR.unknownKey);
  }
  const { key, iv } = temporaryAes(newNonce, exchange.serverNonce);
  const opened = Buffer.from(igeDecrypt(encrypted, key, iv));
  const reader = createReader(opened.subarray(20));
  const isInner = reader.int() === ID.clientDhInnerData;
  const sameNonces = reader.raw(16).equals(exchange.nonce) && reader.raw(16).equals(exchange.serverNonce);
  const retryId = reader.raw(8);
  const publicValue = reader.string();
  const digest = sha1(reader.bytes.subarray(0, reader.at));
  const sameDigest = timingSafeEqual(digest, opened.subarray(0, 20));
  const expectedRetry = exchange.refusedKeyHash ?? NO_KEY_HASH;
  const sameRetry = retryId.equals(expectedRetry) || retryId.equals(NO_KEY_HASH);
  if (!isInner || !sameNonces || !sameDigest || !sameRetry || !isSafePublicValue(publicValue)) {
    throw new RefusedExchange(TRANSPORT_ERROR.unknownKey);
  }
  return publicValue;
}

function answerWith(exchange: Exchange, id: number, number: 1 | 2 | 3, newNonce: Buffer, key: Buffer): Buffer {
  const hash = sha1(newNonce, Buffer.from([number]), sha1(key).subarray(0, 8)).subarray(4, 20);
  return Buffer.concat([tlInt(id), exchange.nonce, exchange.serverNonce, hash]);
}

function askAgain(exchange: Exchange, request: Buffer, newNonce: Buffer, key: Buffer): Buffer {
  exchange.refusedKeyHash = sha1(key).subarray(0, 8);
  return remember(exchange, request, answerWith(exchange, ID.dhGenRetry, 2, newNonce, key));
}

async function saveKey(
  wire: WireState,
  exchange: Exchange,
  request: Buffer,
  newNonce: Buffer,
  key: Buffer,
): Promise<Buffer> {
  const keyId = authKeyId(key);
  if ((await wire.host.loadAuthKey(keyId)) !== undefined) {
    return askAgain(exchange, request, newNonce, key);
  }
  const createdAtS = Math.floor(wire.nowMs() / 1_000);
  const record: AuthKeyRecord = { keyId, key, createdAtS };
  if (exchange.expiresInS !== undefined) record.expiresAt = createdAtS + exchange.expiresInS;
  try {
    await wire.host.saveAuthKey(record);
  } catch (error) {
    wire.log('auth key not saved', { error: String(error) });
    wire.stats.handlerErrors++;
    return remember(exchange, request, answerWith(exchange, ID.dhGenFail, 3, newNonce, key));
  }
  wire.stats.handshakesDone++;
  wire.firstSalts.set(keyId, firstSaltOf(newNonce, exchange.serverNonce));
  // Only the answer is needed from now on.
  exchange.finished = true;
  exchange.exponent = undefined;
  exchange.newNonce = undefined;
  return remember(exchange, request, answerWith(exchange, ID.dhGenOk, 1, newNonce, key));
}
