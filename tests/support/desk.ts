import { join } from 'node:path';
import type { Bus, WriteTx } from '#domain';
import { grantRole, makeApiKey, type Role, type SafetyContext } from '#safety';
import { type ClosableStore, openPostgresStore, openSqliteStore } from '#storage';
import { createSafety } from '../../src/server/safety/create-safety.ts';
import { createWorld, systemRandom } from '../../src/server/world.ts';
import { assertAnswerFits } from './desk-answers.ts';
import { noBlobs } from './no-blobs.ts';

export interface OpenDesk {
  store: ClosableStore;
  safety: SafetyContext;
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** Makes a member of staff and returns the key of their tool. */
  addStaff(role: Role, name: string): Promise<string>;
}

/**
 * Opens a server's data beside it, as its own commands do, for what a test prepares or looks at. `place` is the folder of
 * the data, or the address of its database in PostgreSQL.
 */
export async function atDesk<T>(place: string, work: (desk: OpenDesk) => Promise<T>): Promise<T> {
  const onCommit = () => undefined;
  const store = place.startsWith('postgres:')
    ? await openPostgresStore(place, { onCommit, random: systemRandom, readers: 2, writers: 2 })
    : await openSqliteStore(join(place, 'tocsin.db'), { onCommit });
  const nobody = () => undefined;
  const bus: Bus = {
    publish: nobody,
    publishTransient: nobody,
    publishKeysDropped: nobody,
    subscribe: () => nobody,
  };
  try {
    const world = createWorld({
      store,
      bus,
      codes: { send: async () => undefined },
      blobs: noBlobs,
      images: {
        render: async () => ({ trouble: 'busy' }),
        toWebp: async () => undefined,
        unpack: async () => undefined,
      },
      settings: { signUp: 'open', flood: false, dcId: 2, httpBase: 'http://127.0.0.1:1' },
    });
    const safety = await createSafety(store, world);
    return await work({
      store,
      safety,
      write: (change) => store.write(change),
      async addStaff(role, name) {
        const person = await store.write(async (tx) => {
          const id = await tx.accounts.insert({ kind: 'person', firstName: name, lastName: '', createdAt: 1 });
          await tx.updates.createMailbox(id);
          return id;
        });
        const { pseudonym } = await grantRole(safety, null, person, role);
        const owner = { person, role: 'owner', pseudonym, via: 'cli' } as const;
        return (await makeApiKey(safety, owner, { name, role, expiresAtMs: null })).secret;
      },
    });
  } finally {
    await store.close();
  }
}

/** Calls the staff's API and returns what it answers; throws what it refuses. */
export async function callDesk<T>(http: string, key: string, call: string, body?: unknown): Promise<T> {
  const [method = 'GET', path = ''] = call.split(' ');
  const answer = await fetch(`${http}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', connection: 'close' },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  const said = await answer.json();
  assertAnswerFits(method, path, answer.status, said);
  if (!answer.ok) throw new Error(`${call}: ${answer.status} ${JSON.stringify(said)}`);
  return said;
}

/** What an operation of the tests says of each of its decisions. */
export const operationDefaults = {
  ground: {
    kind: 'terms',
    reference: 'terms:4.2',
    explanation: 'The Cinder Choir trades lamp-lighting poems that are not its own.',
  },
  facts: 'A referral named this as a part of the Cinder Choir.',
  source: { kind: 'own-initiative' },
  detectedAutomatically: false,
  automation: 'none',
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  keywords: [],
  untilMs: null,
};
