import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A browser that subscribed: only it can read what is sent to it. */
export interface PushBrowser {
  /** What a web client hands to `account.registerDevice`. */
  token: string;
  p256dh: Uint8Array;
  auth: Uint8Array;
  /** @throws when the message was not written for this browser. */
  open(body: Uint8Array): string;
}

export interface PushedMessage {
  path: string;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
}

/** Stands in for a browser maker's push service (RFC 8030) on this machine. */
export interface PushService {
  origin: string;
  received: PushedMessage[];
  /** Paths that are answered with this status instead of 201. */
  answers: Map<string, number>;
  browser(path: string): PushBrowser;
  close(): Promise<void>;
}

export async function startPushService(): Promise<PushService> {
  const received: PushedMessage[] = [];
  const answers = new Map<string, number>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = request.url ?? '';
      received.push({ path, headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(answers.get(path) ?? 201).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    received,
    answers,
    browser: (path) => pushBrowser(`${origin}${path}`),
    close: () => new Promise((done) => server.close(() => done())),
  };
}

export function pushBrowser(endpoint: string): PushBrowser {
  const own = createECDH('prime256v1');
  own.generateKeys();
  const auth = randomBytes(16);
  const p256dh = own.getPublicKey();
  const keys = { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') };
  return { token: JSON.stringify({ endpoint, keys }), p256dh, auth, open: (body) => openPush(body, own, auth) };
}

/** Reads one "aes128gcm" record as RFC 8188 and RFC 8291 say. */
function openPush(body: Uint8Array, own: ECDH, auth: Uint8Array): string {
  const sealed = Buffer.from(body);
  const salt = sealed.subarray(0, 16);
  const server = sealed.subarray(21, 21 + sealed.readUInt8(20));
  const record = sealed.subarray(21 + server.length);
  const derive = (material: Uint8Array, with_: Uint8Array, name: Uint8Array, length: number) =>
    Buffer.from(hkdfSync('sha256', material, with_, name, length));
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), own.getPublicKey(), server]);
  const secret = derive(own.computeSecret(server), auth, info, 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createDecipheriv('aes-128-gcm', key, nonce);
  cipher.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

/** What a server claims in its `authorization` header, once its signature is proven (RFC 8292). */
export function vapidClaims(authorization: string): { aud: string; exp: number; sub: string; key: string } {
  const [, jwt = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = '', claims = '', signature = ''] = jwt.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const proof = Buffer.from(signature, 'base64url');
  if (!verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, proof))
    throw new Error('the signature is wrong');
  return { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), key };
}
