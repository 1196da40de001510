import type { Collection, CollectionSpec, ColumnValue, Filter, Query, SafetyCollections } from '../collections.ts';
import { collections } from '../collections.ts';
import { emptyHead, type EventLedger, type LedgerHead, type ModerationEvent } from '../events/types.ts';
import { createMemoryStore } from '../networks/memory-store.ts';
import type { SafetyRepositories, SafetyStore } from '../ports.ts';

type Undo = () => void;

/** The desk's storage in memory: transactions run one after another and a thrown error undoes its own work. */
export function memorySafetyStore(): SafetyStore & {
  readonly repositories: SafetyRepositories;
  readonly rows: ModerationEvent[];
} {
  let journal: Undo[] | undefined;
  const log = (undo: Undo) => journal?.push(undo);
  const rows: ModerationEvent[] = [];
  const repositories: SafetyRepositories = {
    events: memoryLedger(rows, log),
    // A thrown error does not undo what was put here; no test of the desk relies on that.
    memory: createMemoryStore(),
    ...memoryCollections(log),
  };
  let tail: Promise<unknown> = Promise.resolve();
  return {
    rows,
    repositories,
    read: (work) => work(repositories),
    write(work) {
      const run = tail.then(async () => {
        const own: Undo[] = [];
        journal = own;
        try {
          return await work(repositories);
        } catch (error) {
          for (const undo of own.reverse()) undo();
          throw error;
        } finally {
          journal = undefined;
        }
      });
      tail = run.catch(() => undefined);
      return run;
    },
  };
}

function memoryLedger(rows: ModerationEvent[], log: (undo: Undo) => void): EventLedger {
  let stored: LedgerHead = emptyHead;
  return {
    lockHead: async () => stored,
    head: async () => stored,
    async append(added) {
      const before = { length: rows.length, stored };
      log(() => {
        rows.length = before.length;
        stored = before.stored;
      });
      for (const row of added) {
        if (row.seq !== stored.seq + 1) throw new Error(`ledger row ${row.seq} does not follow ${stored.seq}`);
        rows.push(structuredClone(row));
        stored = { seq: row.seq, atMs: row.atMs, hash: row.hash };
      }
    },
    async page(afterSeq, limit) {
      const whole = rows[afterSeq]?.seq === afterSeq + 1;
      return whole ? rows.slice(afterSeq, afterSeq + limit) : rows.filter((row) => row.seq > afterSeq).slice(0, limit);
    },
    between: async (afterSeq, throughSeq, types) =>
      rows.filter(({ seq, type }) => seq > afterSeq && seq <= throughSeq && types.includes(type)),
    bySubject: async (key, limit) => rows.filter((row) => row.subjectKey === key).slice(0, limit),
    byCase: async (id, limit) => rows.filter((row) => row.caseId === id).slice(0, limit),
    lastOfType: async (type, beforeSeq) => rows.findLast((row) => row.type === type && row.seq < beforeSeq),
    firstSeqFrom: async (atMs) => rows.find((row) => row.atMs >= atMs)?.seq,
  };
}

function memoryCollections(log: (undo: Undo) => void): SafetyCollections {
  const made: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(collections)) {
    // Each entry of the table is built from its own spec; the table's type says so, the loop cannot.
    made[name] = memoryCollection(spec as CollectionSpec<{ id: number }>, log);
  }
  return made as unknown as SafetyCollections;
}

function memoryCollection<T extends { id: number }>(
  spec: CollectionSpec<T>,
  log: (undo: Undo) => void,
): Collection<T, string> {
  const records = new Map<number, T>();
  let lastId = 0;
  const columnOf = (record: T, name: string): ColumnValue =>
    name === 'id' ? record.id : (spec.columns[name]?.of(record) ?? null);
  const matches = (record: T, filter: Filter<string>): boolean => holds(filter, (name) => columnOf(record, name));
  const put = (id: number, record: T | undefined) => {
    const before = records.get(id);
    log(() => (before === undefined ? records.delete(id) : records.set(id, before)));
    if (record === undefined) records.delete(id);
    else records.set(id, structuredClone(record));
  };
  const find = async (query: Query<string>) => {
    const found = [...records.values()].filter(
      (r) => matches(r, query) && r.id > (query.afterId ?? Number.MIN_SAFE_INTEGER),
    );
    found.sort((a, b) => {
      for (const { by, descending } of query.order ?? []) {
        const order = compare(columnOf(a, by), columnOf(b, by));
        if (order !== 0) return descending ? -order : order;
      }
      return a.id - b.id;
    });
    const offset = query.offset ?? 0;
    return found.slice(offset, offset + query.limit).map((record) => structuredClone(record));
  };
  return {
    async nextId() {
      lastId += 1;
      return lastId;
    },
    put: async (record) => put(record.id, record),
    async get(id) {
      const record = records.get(id);
      return record && structuredClone(record);
    },
    find,
    first: async (query) => (await find({ ...query, limit: 1 }))[0],
    count: async (filter) => [...records.values()].filter((record) => matches(record, filter)).length,
    async countBy(column, filter) {
      const counts = new Map<ColumnValue, number>();
      for (const record of records.values()) {
        if (!matches(record, filter)) continue;
        const value = columnOf(record, column);
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return counts;
    },
    async remove(ids) {
      for (const id of ids) put(id, undefined);
    },
  };
}

function holds(filter: Filter<string>, columnOf: (name: string) => ColumnValue): boolean {
  for (const [name, wanted] of Object.entries(filter.where ?? {}))
    if (wanted !== undefined && columnOf(name) !== wanted) return false;
  for (const [name, wanted] of Object.entries(filter.oneOf ?? {})) {
    const value = columnOf(name);
    if (wanted !== undefined && (value === null || !wanted.includes(value))) return false;
  }
  for (const [name, least] of Object.entries(filter.atLeast ?? {})) {
    const value = columnOf(name);
    if (least !== undefined && (typeof value !== 'number' || value < least)) return false;
  }
  for (const [name, limit] of Object.entries(filter.below ?? {})) {
    const value = columnOf(name);
    if (limit !== undefined && (typeof value !== 'number' || value >= limit)) return false;
  }
  return true;
}

/** Nulls come first, as NULLS FIRST. */
function compare(a: ColumnValue, b: ColumnValue): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
