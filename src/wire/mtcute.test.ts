import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BaseTelegramClient, type BaseTelegramClientOptions, IntermediatePacketCodec, TcpTransport } from '@mtcute/node';
import { MemoryStorage } from '@mtcute/node';
import { NodeCryptoProvider } from '@mtcute/node/utils.js';
import { addPublicKey } from '@mtcute/node/utils.js';
import { startTestWire, type TestWire } from './testing/throw-away-host.ts';

async function connect(server: TestWire, options: Partial<BaseTelegramClientOptions> = {}) {
  const crypto = new NodeCryptoProvider();
  await crypto.initialize();
  addPublicKey(crypto, server.rsaKey.publicPem);
  const dc = { id: 2, ipAddress: '127.0.0.1', port: server.port };
  return new BaseTelegramClient({
    apiId: 1,
    apiHash: 'none',
    storage: new MemoryStorage(),
    crypto,
    defaultDcs: { main: dc, media: dc },
    logLevel: Number(process.env.MTCUTE_LOG ?? 0),
    disableUpdates: true,
    ...options,
  });
}

test('mtcute makes a key and gets an answer', async (t) => {
  const server = await startTestWire();
  t.after(() => server.wire.close());
  const client = await connect(server);
  t.after(() => client.destroy());
  const nearest = await client.call({ _: 'help.getNearestDc' });
  assert.equal(nearest.thisDc, 2);
  assert.equal(server.host.keys.size, 1);
});
void IntermediatePacketCodec;
void TcpTransport;
