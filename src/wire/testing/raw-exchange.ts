import { constants, createDiffieHellman, publicEncrypt, randomBytes } from 'node:crypto';
import { DH_GENERATOR, DH_PRIME } from '../crypto/dh.ts';
import { sha1, sha256, xor } from '../crypto/digest.ts';
import { igeDecrypt, igeEncrypt } from '../crypto/ige.ts';
import type { RsaKey } from '../crypto/rsa-key.ts';
import { temporaryAes } from '../handshake/temporary-aes.ts';
import { ID } from '../service-tl/ids.ts';
import { createReader } from '../service-tl/reader.ts';
import { tlBytes, tlInt } from '../service-tl/writer.ts';
import { longBytes } from './raw-session.ts';
import type { RawSocket } from './raw-socket.ts';

/** The client's side of a key exchange, one step at a time, so that tests can get any step wrong. */
export interface RawExchange {
  nonce: Buffer;
  serverNonce: Buffer;
  newNonce: Buffer;
  pq: Buffer;
  p: Buffer;
  q: Buffer;
  fingerprint: Buffer;
  gA: Buffer;
  key: Buffer;
}

export function sendPlainBody(socket: RawSocket, body: Uint8Array): void {
  const msgId = ((BigInt(Date.now()) << 32n) / 1_000n) & ~3n;
  socket.send(Buffer.concat([Buffer.alloc(8), longBytes(msgId), tlInt(body.length), body]));
}

/** Sends a body unencrypted and reads the unencrypted answer. A transport error comes as its four bytes. */
export async function askPlain(socket: RawSocket, body: Uint8Array): Promise<Buffer> {
  sendPlainBody(socket, body);
  const packet = await socket.next();
  return packet.length < 20 ? packet : packet.subarray(20, 20 + packet.readInt32LE(16));
}

function factor(pq: bigint): [bigint, bigint] {
  const f = (x: bigint, c: bigint) => (x * x + c) % pq;
  for (let c = 1n; ; c++) {
    let x = 2n;
    let y = 2n;
    let divisor = 1n;
    while (divisor === 1n) {
      x = f(x, c);
      y = f(f(y, c), c);
      divisor = gcd(x > y ? x - y : y - x, pq);
    }
    if (divisor !== pq) return divisor < pq / divisor ? [divisor, pq / divisor] : [pq / divisor, divisor];
  }
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function numberBytes(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

/** req_pq_multi. */
export async function askPq(socket: RawSocket, nonce = randomBytes(16)): Promise<RawExchange> {
  const answer = await askPlain(socket, Buffer.concat([tlInt(ID.reqPqMulti), nonce]));
  return readPq(answer);
}

export function readPq(answer: Buffer): RawExchange {
  const reader = createReader(answer);
  if (reader.int() !== ID.resPq) throw new Error(`no resPQ: ${answer.toString('hex')}`);
  const [nonce, serverNonce, pq] = [reader.raw(16), reader.raw(16), reader.string()];
  reader.int();
  reader.int();
  const fingerprint = reader.raw(8);
  const [p, q] = factor(BigInt(`0x${pq.toString('hex')}`)).map(numberBytes);
  if (p === undefined || q === undefined) throw new Error('pq is no product');
  const empty = Buffer.alloc(0);
  return { nonce, serverNonce, newNonce: randomBytes(32), pq, p, q, fingerprint, gA: empty, key: empty };
}

export type InnerForm = 'plain' | 'dc' | 'temp' | 'temp dc';

/** p_q_inner_data in one of its four forms. */
export function innerData(exchange: RawExchange, form: InnerForm = 'plain', dc = 2, expiresInS = 3_600): Buffer {
  const ids = {
    plain: ID.pqInnerData,
    dc: ID.pqInnerDataDc,
    temp: ID.pqInnerDataTemp,
    'temp dc': ID.pqInnerDataTempDc,
  };
  return Buffer.concat([
    tlInt(ids[form]),
    tlBytes(exchange.pq),
    tlBytes(exchange.p),
    tlBytes(exchange.q),
    exchange.nonce,
    exchange.serverNonce,
    exchange.newNonce,
    ...(form.endsWith('dc') ? [tlInt(dc)] : []),
    ...(form.startsWith('temp') ? [tlInt(expiresInS)] : []),
  ]);
}

function rsaRaw(rsaKey: Pick<RsaKey, 'publicPem'>, block: Buffer): Buffer {
  return publicEncrypt({ key: rsaKey.publicPem, padding: constants.RSA_NO_PADDING }, block);
}

/** The older padding: a zero, SHA-1, data, filling. */
export function padOld(rsaKey: Pick<RsaKey, 'publicPem'>, data: Buffer, digest = sha1(data)): Buffer {
  return rsaRaw(rsaKey, Buffer.concat([Buffer.alloc(1), digest, data, randomBytes(235 - data.length)]));
}

/** RSA_PAD, with a digest of its own where one is given. */
export function padNew(rsaKey: Pick<RsaKey, 'publicPem'>, data: Buffer, digest?: Buffer): Buffer {
  const padded = Buffer.concat([data, randomBytes(192 - data.length)]);
  for (;;) {
    const temporary = randomBytes(32);
    const withHash = Buffer.concat([Buffer.from(padded).reverse(), digest ?? sha256(temporary, padded)]);
    const encrypted = Buffer.from(igeEncrypt(withHash, temporary, Buffer.alloc(32)));
    try {
      return rsaRaw(rsaKey, Buffer.concat([xor(temporary, sha256(encrypted)), encrypted]));
    } catch {
      // The number was above the modulus: another temporary key gives another number.
    }
  }
}

export function reqDh(exchange: RawExchange, encrypted: Buffer): Buffer {
  return Buffer.concat([
    tlInt(ID.reqDhParams),
    exchange.nonce,
    exchange.serverNonce,
    tlBytes(exchange.p),
    tlBytes(exchange.q),
    exchange.fingerprint,
    tlBytes(encrypted),
  ]);
}

/** Reads server_DH_params_ok and keeps g_a. */
export function readServerHalf(exchange: RawExchange, answer: Buffer): void {
  const reader = createReader(answer);
  if (reader.int() !== ID.serverDhParamsOk) throw new Error(`no server_DH_params_ok: ${answer.toString('hex')}`);
  reader.raw(32);
  const { key, iv } = temporaryAes(exchange.newNonce, exchange.serverNonce);
  const inner = createReader(Buffer.from(igeDecrypt(reader.string(), key, iv)).subarray(20));
  inner.raw(4 + 32 + 4);
  inner.string();
  exchange.gA = inner.string();
}

let group: ReturnType<typeof createDiffieHellman> | undefined;

interface HalfOptions {
  /** Replaces the public value. */
  gB?: Buffer;
  retryId?: Buffer;
  /** Changes what is inside before its digest is made. */
  spoil?: (data: Buffer) => void;
  /** Stands in the place of the digest. */
  digest?: Buffer;
  /** Look for a secret that begins with a zero byte, which the server refuses. */
  zeroSecret?: boolean;
}

/** A client's half and the key that follows from it. */
export function clientHalf(exchange: RawExchange, options: HalfOptions = {}): Buffer {
  group ??= createDiffieHellman(DH_PRIME, DH_GENERATOR);
  let own: Buffer;
  do {
    group.setPrivateKey(randomBytes(64));
    own = group.generateKeys();
    const secret = group.computeSecret(exchange.gA);
    exchange.key = Buffer.concat([Buffer.alloc(256 - secret.length), secret]);
  } while ((exchange.key[0] === 0) !== (options.zeroSecret ?? false));
  const gB = options.gB ?? own;
  const data = Buffer.concat([
    tlInt(ID.clientDhInnerData),
    exchange.nonce,
    exchange.serverNonce,
    options.retryId ?? Buffer.alloc(8),
    tlBytes(gB),
  ]);
  options.spoil?.(data);
  const { key, iv } = temporaryAes(exchange.newNonce, exchange.serverNonce);
  const plain = Buffer.concat([options.digest ?? sha1(data), data, randomBytes(-(20 + data.length) & 15)]);
  const encrypted = Buffer.from(igeEncrypt(plain, key, iv));
  return Buffer.concat([tlInt(ID.setClientDhParams), exchange.nonce, exchange.serverNonce, tlBytes(encrypted)]);
}

/** A whole exchange. */
export async function makeKey(
  socket: RawSocket,
  rsaKey: Pick<RsaKey, 'publicPem'>,
  form: InnerForm = 'plain',
  padding: 'old' | 'new' = 'new',
  { dc = 2, expiresInS = 3_600 }: { dc?: number; expiresInS?: number } = {},
): Promise<RawExchange> {
  const exchange = await askPq(socket);
  const data = innerData(exchange, form, dc, expiresInS);
  const encrypted = padding === 'old' ? padOld(rsaKey, data) : padNew(rsaKey, data);
  readServerHalf(exchange, await askPlain(socket, reqDh(exchange, encrypted)));
  const answer = await askPlain(socket, clientHalf(exchange));
  if (answer.readInt32LE(0) !== ID.dhGenOk) throw new Error(`no dh_gen_ok: ${answer.toString('hex')}`);
  return exchange;
}
