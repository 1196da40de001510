import { computeSrpParams } from '@mtcute/core/utils.js';
import { type TelegramClient, tl } from '@mtcute/node';
import { NodeCryptoProvider } from '@mtcute/node/utils.js';
import { listen } from '../../../support/acquaintance.ts';
import { mtcuteClient } from '../../../support/mtcute-client.ts';
import type { TestServer } from '../../../support/server.ts';
import type { Library } from './raw-client.ts';

async function enter(server: TestServer, phone: string, firstName: string): Promise<TelegramClient> {
  const client = await mtcuteClient(server);
  const sent = await client.sendCode({ phone });
  if (!('phoneCodeHash' in sent)) throw new Error('no code was sent');
  const given = { phoneNumber: phone, phoneCodeHash: sent.phoneCodeHash };
  const known = await client.call({ _: 'auth.signIn', ...given, phoneCode: '12345' });
  const isNew = known._ === 'auth.authorizationSignUpRequired';
  const auth = isNew ? await client.call({ _: 'auth.signUp', ...given, firstName, lastName: '' }) : known;
  await client.notifyLoggedIn(auth);
  await client.startUpdatesLoop();
  return client;
}

/** People with mtcute, which speaks the newest layer. */
export function mtcute(): Library {
  const clients: TelegramClient[] = [];
  return {
    name: 'mtcute',
    missing: false,
    async signUp(place, phone, firstName) {
      const client = await enter(place as TestServer, phone, firstName);
      clients.push(client);
      const heard = listen(client);
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
        heard: async () => heard,
        nameOf: (error) => (tl.RpcError.is(error) ? error.text : undefined),
      };
    },
    async close() {
      for (const client of clients) await client.destroy();
    },
  };
}
