import type { TestContext } from 'node:test';
import type { tl } from '@mtcute/core';
import { type AccountId, createBot, type Limits } from '#domain';
import { createRpc } from '#rpc';
import { createTlCodec, type TlCodec } from '#wire';
import { type AccessHashes, createAccessHashes } from '../../src/rpc/access-hash.ts';
import { createMediaWorld } from './media-world.ts';
import { createTestWorld, type TestWorld } from './test-world.ts';

/** Calls the User API in this process: real dispatch, real methods, real store, no sockets. */
export interface Dispatcher {
  world: TestWorld;
  codec: TlCodec;
  /** Every method that has an answer of its own. */
  methodNames(): string[];
  /** A person or bot that is signed in, with a client of this layer. */
  signIn(name: string, kind?: 'person' | 'bot', layer?: number): Promise<AccountId>;
  hashFor(viewer: AccountId, peer: number): ReturnType<AccessHashes['of']>;
  /** `ok`, or the text of the error. */
  outcome(account: AccountId, request: { _: string }): Promise<string>;
  /** The answer's bytes, of a request in the newest layer. Throws an Error with the text of an rpc_error. */
  bytes(account: AccountId, request: { _: string }): Promise<Buffer>;
  /** The answer of an account in the newest layer. */
  answer(account: AccountId, request: { _: string }): Promise<tl.TlObject>;
  /** Delivers what was committed, and takes what the account's session was sent since the last time. */
  pushed(account: AccountId): Promise<Uint8Array[]>;
  /** A second device of somebody who is signed in; the answer takes what was pushed to it, like `pushed`. */
  addDevice(account: AccountId): Promise<() => Promise<Uint8Array[]>>;
  /** A further session of the device of somebody who is signed in. */
  addSession(account: AccountId): {
    call(request: { _: string }): Promise<unknown>;
    pushed(): Promise<Uint8Array[]>;
  };
}

const rpcErrorId = 0x2144ca19;
const secret = new Uint8Array(32).fill(7);
export const newestLayer = 228;
const roomy: Partial<Limits> = { channelsPerAccount: 100_000, botsPerOwner: 100 };

export async function createDispatcher(
  t: Pick<TestContext, 'after'>,
  limits: Partial<Limits> = {},
  withFiles = false,
): Promise<Dispatcher> {
  const options = { limits: { ...roomy, ...limits } };
  const world = await (withFiles ? createMediaWorld(t, options) : createTestWorld(t, options));
  const failures: unknown[] = [];
  const rpc = await createRpc({ world, secret, addresses: () => [], log: (event) => void failures.push(event) });
  const codec = createTlCodec();
  const hashes = createAccessHashes(secret);
  const sent = new Map<string, Uint8Array[]>();
  rpc.attach({
    push(sessions, body) {
      for (const { sessionId } of sessions) sent.set(sessionId, [...(sent.get(sessionId) ?? []), body]);
    },
    dropKeys: () => undefined,
    owesAck: () => false,
  });
  let calls = 0n;

  async function bytes(
    account: AccountId,
    request: { _: string },
    keyId = keyOf(account),
    sessionId = keyId,
  ): Promise<Buffer> {
    calls += 4n;
    rpc.listener.accountsChanged?.(world.changedAccounts.splice(0));
    const answer = await rpc.host.handle({
      connectionId: 1,
      address: '127.0.0.1',
      keyId,
      temporary: false,
      sessionId,
      session: { keyId, sessionId },
      msgId: calls,
      // Methods stand in the same schema as everything that the codec writes.
      body: codec.write(request as tl.TlObject, newestLayer),
      signal: new AbortController().signal,
      after: async () => true,
    });
    const read = Buffer.from(answer);
    if (read.readUInt32LE(0) !== rpcErrorId) return read;
    const text = read.subarray(9, 9 + (read[8] ?? 0)).toString();
    throw new Error(text === 'INTERNAL' ? `INTERNAL: ${JSON.stringify(failures.at(-1)).slice(0, 500)}` : text);
  }

  async function taken(sessionId: string): Promise<Uint8Array[]> {
    rpc.listener.nudges(world.nudges.splice(0));
    for (const { to, update } of world.transients.splice(0)) rpc.listener.transient(to, update);
    await settled();
    const own = sent.get(sessionId) ?? [];
    sent.delete(sessionId);
    return own;
  }

  return {
    world,
    codec,
    methodNames: rpc.methodNames,
    bytes,
    async signIn(name, kind = 'person', layer = newestLayer) {
      const account = kind === 'bot' ? await addBot(world, name) : await world.addPerson(name);
      await authorize(world, account, layer);
      return account;
    },
    hashFor: (viewer, peer) => hashes.of(viewer, 'peer', peer),
    outcome: (account, request) =>
      bytes(account, request).then(
        () => 'ok',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      ),
    answer: async (account, request) => codec.read(await bytes(account, request)),
    pushed: (account) => taken(keyOf(account)),
    async addDevice(account) {
      const keyId = keyOf(account).replace(/^0/, 'd');
      await authorize(world, account, newestLayer, keyId);
      await bytes(account, { _: 'updates.getState' }, keyId);
      return () => taken(keyId);
    },
    addSession(account) {
      const keyId = keyOf(account);
      const sessionId = keyId.replace(/^0/, 'e');
      return { call: (request) => bytes(account, request, keyId, sessionId), pushed: () => taken(sessionId) };
    },
  };
}

/** Pushes read the store, which answers within a few turns. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function addBot(world: TestWorld, name: string): Promise<AccountId> {
  const owner = await world.addPerson('Owner');
  return (await createBot(world, { owner, username: `${name}_bot`, name })).id;
}

async function authorize(world: TestWorld, account: AccountId, layer: number, keyId = keyOf(account)): Promise<void> {
  const now = world.clock.nowS();
  await world.store.write(async (tx) => {
    await tx.auth.putKey({ keyId, key: new Uint8Array(256), createdAt: now, layer });
    await tx.auth.putAuthorization({
      keyId,
      hash: BigInt.asIntN(64, BigInt(`0x${keyId}`)).toString(),
      account,
      createdAt: now,
      activeAt: now,
      address: '127.0.0.1',
      passwordPending: false,
    });
  });
}

const keyOf = (account: AccountId): string => account.toString(16).padStart(16, '0');
