import assert from 'node:assert/strict';
import { MemoryStorage, TelegramClient } from '@mtcute/node';
import { addPublicKey, NodeCryptoProvider } from '@mtcute/node/utils.js';
import type { TestServer } from './server.ts';

export interface ClientOptions {
  usePfs?: boolean;
  /** Tries again after this long whenever the connection is lost. */
  reconnectMs?: number;
  /** The language in which the device speaks; `en` without it. */
  langCode?: string;
}

/** An unmodified mtcute client that points at the test server. */
export async function mtcuteClient(server: TestServer, options: ClientOptions = {}): Promise<TelegramClient> {
  const crypto = new NodeCryptoProvider();
  await crypto.initialize();
  addPublicKey(crypto, server.publicKey);
  const dc = { id: server.dcId, ipAddress: '127.0.0.1', port: server.port };
  return new TelegramClient({
    apiId: 1,
    apiHash: 'none',
    storage: new MemoryStorage(),
    crypto,
    defaultDcs: { main: dc, media: dc },
    ...(options.langCode === undefined ? {} : { initConnectionOptions: { langCode: options.langCode } }),
    logLevel: Number(process.env.MTCUTE_LOG ?? 0),
    ...(options.reconnectMs === undefined ? {} : { reconnectionStrategy: () => options.reconnectMs ?? 0 }),
    network: {
      usePfs: options.usePfs ?? false,
      // Otherwise the library connects five times in ten seconds at most.
      ...(options.reconnectMs === undefined ? {} : { floodControl: false as const }),
    },
  });
}

/** Signs a new number up and returns its client, listening for updates. */
export async function signUp(
  server: TestServer,
  phone: string,
  firstName: string,
  options: ClientOptions = {},
): Promise<TelegramClient> {
  const client = await mtcuteClient(server, options);
  const sent = await client.sendCode({ phone });
  assert.ok('phoneCodeHash' in sent);
  const { phoneCodeHash } = sent;
  await client.call({ _: 'auth.signIn', phoneNumber: phone, phoneCodeHash, phoneCode: '12345' });
  const auth = await client.call({ _: 'auth.signUp', phoneNumber: phone, phoneCodeHash, firstName, lastName: '' });
  await client.notifyLoggedIn(auth);
  await client.startUpdatesLoop();
  return client;
}
