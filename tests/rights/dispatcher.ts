import type { TestContext } from 'node:test';
import { type AccountId, createBot } from '#domain';
import { createRpc } from '#rpc';
import { createTlCodec } from '#wire';
import { createAccessHashes } from '../../src/rpc/access-hash.ts';
import { createTestWorld, type TestWorld } from '../support/test-world.ts';

/** Calls the User API in this process: real dispatch, real methods, real store, no sockets. */
export interface Dispatcher {
  world: TestWorld;
  /** A person or bot that is signed in. */
  signIn(name: string, kind?: 'person' | 'bot'): Promise<AccountId>;
  hashFor(viewer: AccountId, peer: number): Long;
  /** `ok`, or the text of the error. */
  outcome(account: AccountId, request: object): Promise<string>;
}

type Long = ReturnType<ReturnType<typeof createAccessHashes>['of']>;

const rpcErrorId = 0x2144ca19;
const secret = new Uint8Array(32).fill(7);
const layer = 228;

export async function createDispatcher(t: Pick<TestContext, 'after'>): Promise<Dispatcher> {
  const world = await createTestWorld(t, { limits: { channelsPerAccount: 100_000, botsPerOwner: 100 } });
  const failures: unknown[] = [];
  const rpc = await createRpc({ world, secret, addresses: () => [], log: (event) => void failures.push(event) });
  const codec = createTlCodec();
  const hashes = createAccessHashes(secret);
  let calls = 0n;
  return {
    world,
    async signIn(name, kind = 'person') {
      const owner = kind === 'bot' ? await world.addPerson('Owner') : 0;
      const bot = kind === 'bot' ? await createBot(world, { owner, username: `${name}_bot`, name }) : undefined;
      const account = bot?.id ?? (await world.addPerson(name));
      const now = world.clock.nowS();
      await world.store.write(async (tx) => {
        await tx.auth.putKey({ keyId: keyOf(account), key: new Uint8Array(256), createdAt: now, layer });
        await tx.auth.putAuthorization({
          keyId: keyOf(account),
          hash: String(account),
          account,
          createdAt: now,
          activeAt: now,
          address: '127.0.0.1',
          passwordPending: false,
        });
      });
      return account;
    },
    hashFor: (viewer, peer) => hashes.of(viewer, 'peer', peer),
    async outcome(account, request) {
      calls += 4n;
      const answer = Buffer.from(
        await rpc.host.handle({
          connectionId: 1,
          address: '127.0.0.1',
          keyId: keyOf(account),
          temporary: false,
          sessionId: keyOf(account),
          msgId: calls,
          body: codec.write(request as never, layer),
          signal: new AbortController().signal,
          after: async () => true,
        }),
      );
      if (answer.readUInt32LE(0) !== rpcErrorId) return 'ok';
      const text = answer.subarray(9, 9 + (answer[8] ?? 0)).toString();
      return text === 'INTERNAL' ? `INTERNAL: ${JSON.stringify(failures.at(-1))}` : text;
    },
  };
}

const keyOf = (account: AccountId): string => account.toString(16).padStart(16, '0');
