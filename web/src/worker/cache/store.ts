import { collect, deleteDatabase, done, answer, openDatabase } from './idb.ts';

const VERSION = 1;
const TABLES = {
  kv: 'key',
  authKeys: 'dc',
  tempAuthKeys: ['dc', 'idx'],
  rawPeers: 'id',
  peerRefs: ['peerId', 'chatId', 'messageId'],
  peers: 'id',
  dialogs: 'chatId',
  messages: ['chatId', 'id'],
  ranges: 'chatId',
  outbox: 'localId',
  drafts: 'chatId',
} as const;

export type Table = keyof typeof TABLES;

/**
 * One account's local store. Writes are gathered and go to disk together a moment later, so that a burst of updates
 * costs one transaction.
 */
export interface Store {
  get<T>(table: Table, key: IDBValidKey): Promise<T | undefined>;
  all<T>(table: Table, range?: IDBKeyRange, limit?: number, direction?: 'next' | 'prev'): Promise<T[]>;
  byIndex<T>(table: Table, index: string, key: IDBValidKey): Promise<T | undefined>;
  put(table: Table, value: object): void;
  remove(table: Table, key: IDBValidKey | IDBKeyRange): void;
  clear(table: Table): void;
  flush(): Promise<void>;
  destroy(): Promise<void>;
}

type Write = { table: Table; apply: (store: IDBObjectStore) => void };

async function writeAll(db: IDBDatabase, writes: Write[]): Promise<void> {
  const transaction = db.transaction([...new Set(writes.map((write) => write.table))], 'readwrite');
  for (const write of writes) write.apply(transaction.objectStore(write.table));
  await done(transaction);
}

export async function openStore(name: string, flushMs = 150): Promise<Store> {
  const db = await openDatabase(name, VERSION, (fresh) => {
    for (const [table, keyPath] of Object.entries(TABLES)) {
      const store = fresh.createObjectStore(table, { keyPath: keyPath as string | string[] });
      if (table === 'rawPeers') {
        store.createIndex('usernames', 'usernames', { multiEntry: true });
        store.createIndex('phone', 'phone');
      }
    }
  });
  let pending: Write[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = Promise.resolve();

  function later(write: Write): void {
    pending.push(write);
    timer ??= setTimeout(() => void flush(), flushMs);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const writes = pending;
    pending = [];
    if (writes.length > 0) {
      running = running.then(() => writeAll(db, writes));
      // A full disk must not stop the messenger: it then simply remembers less.
      running = running.catch(() => {});
    }
    return running;
  }

  const read = async (table: Table) => {
    if (pending.length > 0) await flush();
    else await running;
    return db.transaction(table, 'readonly').objectStore(table);
  };

  return {
    get: async (table, key) => answer((await read(table)).get(key)),
    all: async (table, range, limit = Number.POSITIVE_INFINITY, direction = 'next') =>
      collect(await read(table), range ?? null, limit, direction),
    byIndex: async (table, index, key) => answer((await read(table)).index(index).get(key)),
    put: (table, value) => later({ table, apply: (store) => store.put(value) }),
    remove: (table, key) => later({ table, apply: (store) => store.delete(key) }),
    clear: (table) => later({ table, apply: (store) => store.clear() }),
    flush,
    async destroy() {
      await flush();
      db.close();
      await deleteDatabase(name);
    },
  };
}
