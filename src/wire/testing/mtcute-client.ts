import { BaseTelegramClient, type BaseTelegramClientOptions, MemoryStorage } from '@mtcute/node';
import { addPublicKey, NodeCryptoProvider } from '@mtcute/node/utils.js';

/** An unmodified mtcute client pointed at a port of the loopback interface. */
export async function connectMtcute(
  port: number,
  publicPem: string,
  options: Partial<BaseTelegramClientOptions> = {},
): Promise<BaseTelegramClient> {
  const crypto = new NodeCryptoProvider();
  await crypto.initialize();
  addPublicKey(crypto, publicPem);
  const dc = { id: 2, ipAddress: '127.0.0.1', port };
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
