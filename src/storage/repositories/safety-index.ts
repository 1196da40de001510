import type { Store, Tx } from '#domain';
import {
  type CollectionName,
  type CollectionSpec,
  collections,
  type SafetyCollections,
  type SafetyRepositories,
  type SafetyStore,
} from '#safety';
import type { Sql } from '../sql.ts';
import type { ClosableStore } from '../store.ts';
import { safetyCollection } from './safety-collections.ts';
import { ledgerInWrite, safetyLedger, type StoredLedger } from './safety-events.ts';
import { safetyMemory } from './safety-memory.ts';

interface StoredRepositories extends SafetyRepositories {
  readonly events: StoredLedger;
}

/** The safety desk's side of a unit of work. */
export function safetyRepositories(sql: Sql): StoredRepositories {
  const made: Partial<Record<CollectionName, unknown>> = {};
  for (const [name, spec] of Object.entries(collections)) {
    // Each entry is built from its own spec, which the table's type says and a loop cannot.
    made[name as CollectionName] = safetyCollection(sql, spec as CollectionSpec<{ readonly id: number }>);
  }
  return { events: safetyLedger(sql), memory: safetyMemory(sql), ...(made as unknown as SafetyCollections) };
}

/** A unit of work of this room carries the desk's repositories beside the domain's. */
export interface StorageTx extends Tx {
  readonly safety: StoredRepositories;
}

const isStorageTx = (tx: Tx): tx is StorageTx => 'safety' in tx;

function safetyOf(tx: Tx): StoredRepositories {
  if (!isStorageTx(tx)) throw new Error('this store has no room for the safety desk');
  return tx.safety;
}

/** The desk's records as they are at one moment, to read only. */
export const safetySnapshot = <T>(
  store: ClosableStore,
  work: (records: SafetyRepositories) => Promise<T>,
): Promise<T> => store.snapshot((sql) => work(safetyRepositories(sql)));

/** The same store as the safety desk sees it: one transaction for its records and the domain's. */
export function safetyStore(store: Store): SafetyStore {
  return {
    read: (work) => store.read((tx) => work({ ...safetyOf(tx), domain: tx })),
    write: (work, turn) =>
      store.write(async (tx) => {
        const stored = safetyOf(tx);
        const events = ledgerInWrite(stored.events);
        const result = await work({ ...stored, events, domain: tx, write: tx });
        await events.settle();
        return result;
      }, turn),
  };
}
