import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { RsaKey } from './crypto/rsa-key.ts';
import { startTestWire } from './testing/throw-away-host.ts';

// The package is CommonJS with deep paths and no exports map; its types are taken from the same places.
const require = createRequire(import.meta.url);
const { Api, TelegramClient } = require('telegram') as typeof import('telegram');
const { StringSession } = require('telegram/sessions') as typeof import('telegram/sessions/index.js');
const networkConnection =
  require('telegram/network/connection') as typeof import('telegram/network/connection/index.js');
const extensions = require('telegram/extensions') as typeof import('telegram/extensions/index.js');
const { _serverKeys } = require('telegram/crypto/RSA') as typeof import('telegram/crypto/RSA.js');
const { LogLevel } = require('telegram/extensions/Logger') as typeof import('telegram/extensions/Logger.js');
const bigInt = require('big-integer') as typeof import('big-integer');

/** Makes the server's key known, the way the library keeps its own. */
function trust(key: RsaKey): void {
  const jwk = createPublicKey(key.publicPem).export({ format: 'jwk' });
  const number = (text: string) => bigInt(Buffer.from(text, 'base64url').toString('hex'), 16);
  const fingerprint = BigInt.asIntN(64, BigInt(`0x${key.fingerprint}`)).toString();
  _serverKeys.set(fingerprint, { n: number(jwk.n ?? ''), e: 65537 } as never);
}

/** The library keeps ports as 16-bit signed numbers, so the real one is put in by the socket. */
function socketTo<
  T extends new (
    ...args: never[]
  ) => { connect(port: number, ip: string, test?: boolean): Promise<unknown> },
>(base: T, port: number): T {
  const connect = base.prototype.connect as (port: number, ip: string, test?: boolean) => Promise<unknown>;
  const derived = class extends (base as unknown as new (...args: unknown[]) => object) {
    connect(_port: number, ip: string, test?: boolean): Promise<unknown> {
      return connect.call(this, port, ip, test);
    }
  };
  return derived as unknown as T;
}

const transports = {
  full: [networkConnection.ConnectionTCPFull, 'PromisedNetSockets'],
  abridged: [networkConnection.ConnectionTCPAbridged, 'PromisedNetSockets'],
  'obfuscated abridged': [networkConnection.ConnectionTCPObfuscated, 'PromisedNetSockets'],
  'WebSocket, obfuscated abridged': [networkConnection.ConnectionTCPObfuscated, 'PromisedWebSockets'],
} as const;

for (const [name, [connection, socket]] of Object.entries(transports)) {
  test(`gramjs makes a key and gets answers: ${name}`, async (t) => {
    const server = await startTestWire();
    trust(server.rsaKey);
    const session = new StringSession('');
    session.setDC(2, '127.0.0.1', 80);
    const client = new TelegramClient(session, 1, 'none', {
      connection: connection as never,
      networkSocket: socketTo(extensions[socket] as never, server.port) as never,
      connectionRetries: 3,
      baseLogger: new extensions.Logger((process.env.GRAMJS_LOG ?? LogLevel.NONE) as never),
    });
    t.after(async () => {
      await client.destroy();
      await server.wire.close();
    });
    server.host.answer = undefined;
    await client.connect();
    const nearest = await client.invoke(new Api.help.GetNearestDc());
    assert.equal(nearest.thisDc, 2);
    assert.equal(server.host.keys.size, 1);
  });
}
