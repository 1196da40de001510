import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import {
  type AccountId,
  type Blobs,
  type Bus,
  type CodeSender,
  defaultLimits,
  type Films,
  type Images,
  type Limits,
  type NewAccount,
  type Nudge,
  type Random,
  type Settings,
  type TransientUpdate,
  type UpdateBody,
  type World,
} from '#domain';
import { type ClosableStore, openSqliteStore } from '#storage';
import { srpMath } from '../../src/server/srp-math.ts';

export interface TestWorld extends World {
  readonly store: ClosableStore;
  /** Codes that were sent, oldest first. */
  readonly sentCodes: Parameters<CodeSender['send']>[0][];
  /** What left for the bus, in order. */
  readonly nudges: Nudge[];
  /** Of whom something moved that others are shown. */
  readonly changedAccounts: AccountId[];
  readonly transients: { to: Parameters<Bus['publishTransient']>[0]; update: TransientUpdate }[];
  readonly droppedKeys: string[];
  settings: Settings;
  /** The clock stands still and moves by this. */
  waitS(seconds: number): void;
  /** Makes a person with a mailbox. */
  addPerson(firstName: string, more?: Partial<NewAccount>): Promise<AccountId>;
  /** Makes a permanent auth key, as a client's key exchange does. */
  addKey(keyId: string, layer?: number): Promise<void>;
  /** Kinds and contents of the updates in a mailbox's log. */
  updatesOf(account: AccountId): Promise<UpdateBody[]>;
}

export interface TestWorldOptions {
  seed?: number;
  limits?: Partial<Limits>;
  blobs?: Blobs;
  images?: Images;
  films?: Films;
  /** Hears of each SQL statement. */
  onStatement?: (text: string) => void;
}

const startMs = Date.UTC(2026, 0, 1);

/** A world over a real SQLite store in a temporary folder, with seeded randomness and a clock that stands still. */
export async function createTestWorld(
  t: Pick<TestContext, 'after'>,
  options: TestWorldOptions = {},
): Promise<TestWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-world-'));
  const nudges: Nudge[] = [];
  const changedAccounts: AccountId[] = [];
  const store = await openSqliteStore(join(folder, 'tocsin.db'), {
    onCommit: (made, changed) => {
      nudges.push(...made);
      changedAccounts.push(...changed);
    },
    onStatement: options.onStatement,
  });
  t.after(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  let nowMs = startMs;
  const sentCodes: TestWorld['sentCodes'] = [];
  const recorder = recordingBus();
  return {
    ...recorder,
    store,
    nudges,
    changedAccounts,
    sentCodes,
    clock: { nowMs: () => nowMs, nowS: () => Math.floor(nowMs / 1000) },
    random: seededRandom(options.seed ?? 1),
    srp: srpMath,
    codes: { send: async (message) => void sentCodes.push(message) },
    gate: { beforeSend: async () => ({ verdict: 'allow' }) },
    blobs: options.blobs ?? absent('blobs'),
    images: options.images ?? absent('images'),
    ...(options.films ? { films: options.films } : {}),
    limits: { ...defaultLimits, ...options.limits },
    settings: { signUp: 'open', flood: false, dcId: 2, httpBase: 'http://127.0.0.1:8080' },
    waitS: (seconds) => {
      nowMs += seconds * 1000;
    },
    addPerson: (firstName, more) =>
      store.write(async (tx) => {
        const id = await tx.accounts.insert({ kind: 'person', firstName, lastName: '', createdAt: 1, ...more });
        await tx.updates.createMailbox(id);
        return id;
      }),
    addKey: (keyId, layer) =>
      store.write((tx) =>
        tx.auth.putKey({ keyId, key: new Uint8Array(256), createdAt: Math.floor(nowMs / 1000), layer }),
      ),
    updatesOf: async (account) => (await store.read((tx) => tx.updates.since(account, 0, 0, 1000))).map((e) => e.body),
  };
}

function recordingBus(): Pick<TestWorld, 'bus' | 'transients' | 'droppedKeys'> {
  const transients: TestWorld['transients'] = [];
  const droppedKeys: string[] = [];
  const bus: Bus = {
    publish: () => undefined,
    publishTransient: (to, update) => void transients.push({ to, update }),
    publishKeysDropped: (keyIds) => void droppedKeys.push(...keyIds),
    subscribe: () => () => undefined,
  };
  return { bus, transients, droppedKeys };
}

/** The mulberry32 generator: one seed replays the world. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
  };
}

function absent<T extends object>(name: string): T {
  const refuse = () => {
    throw new Error(`this test world has no ${name}`);
  };
  return new Proxy({} as T, { get: refuse });
}
