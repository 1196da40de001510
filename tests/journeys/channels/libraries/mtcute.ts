import { computeSrpParams } from '@mtcute/core/utils.js';
import { type TelegramClient, tl } from '@mtcute/node';
import { NodeCryptoProvider } from '@mtcute/node/utils.js';
import { signUp } from '../../../support/mtcute-client.ts';
import type { TestServer } from '../../../support/server.ts';
import type { Library } from './raw-client.ts';

/** People with mtcute, which speaks the newest layer. */
export function mtcute(): Library {
  const clients: TelegramClient[] = [];
  return {
    name: 'mtcute',
    missing: false,
    async signUp(place, phone, firstName) {
      const client = await signUp(place as TestServer, phone, firstName);
      clients.push(client);
      return {
        call: (request) => client.call(request),
        knows: async () => true,
        hasType: async () => true,
        async setPassword(password) {
          await client.enableCloudPassword({ password, hint: 'lamp' });
        },
        async proof(password) {
          const crypto = new NodeCryptoProvider();
          await crypto.initialize();
          return computeSrpParams(crypto, await client.call({ _: 'account.getPassword' }), password);
        },
        nameOf: (error) => (tl.RpcError.is(error) ? error.text : undefined),
      };
    },
    async close() {
      for (const client of clients) await client.destroy();
    },
  };
}
