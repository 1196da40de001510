import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { StorageError } from '../errors.ts';
import type { Sql, SqlValue } from '../sql.ts';

/** One SQLite connection with its prepared statements. */
export interface SqliteConnection extends Sql {
  exec(text: string): void;
  /**
   * Begins a transaction that may write. While another connection has the only write lock the rest of this program
   * runs: SQLite's own wait would sleep in the thread, ever longer, and sockets with it.
   */
  begin(): Promise<void>;
  /** How many statements that change rows have run so far. */
  writes(): number;
  close(): void;
}

/** Few enough for a short checkpoint, many enough that a page which changes often is copied once for many commits. */
export const pagesPerCheckpoint = 4_000;

/**
 * For who writes beside the server what can be derived again: the server's thread copies the log (`checkpoints.ts`), and
 * this is more than it lets the log become. Otherwise each commit beside it would copy all that the server wrote.
 */
const pagesPerCheckpointBeside = 64_000;

/**
 * Opens a connection with WAL and synchronous=FULL: an answered commit is on disk. `rederivable` as in `StoreOptions`.
 * A connection makes its own checkpoints, inside a commit; the server's writer leaves them to a thread.
 */
export function openSqlite(
  path: string,
  options: { readOnly?: boolean; rederivable?: boolean; onStatement?: ((text: string) => void) | undefined } = {},
): SqliteConnection {
  const db = openFile(path, options.readOnly ?? false);
  try {
    if (!options.readOnly) db.exec('PRAGMA journal_mode = WAL');
    const [synchronous, checkpoint] = options.rederivable
      ? ['NORMAL', pagesPerCheckpointBeside]
      : ['FULL', pagesPerCheckpoint];
    db.exec(
      `PRAGMA synchronous = ${synchronous}; PRAGMA wal_autocheckpoint = ${checkpoint}; PRAGMA foreign_keys = ON;` +
        'PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY',
    );
  } catch (error) {
    db.close();
    throw translateSqliteError(error);
  }
  const reading = new Map<string, Prepared>();
  const changing = new Map<string, Prepared>();
  let writes = 0;
  const prepare = (text: string, reads: boolean): Prepared => {
    const statements = reads ? reading : changing;
    let found = statements.get(text);
    if (!found) {
      const statement = db.prepare(text);
      statement.setReturnArrays(true);
      // What changes rows also says the last row id of the connection, whatever the statement. The full-text index takes
      // ids beyond 2^53 for what it strikes out, and one such would make every later statement throw.
      statement.setReadBigInts(!reads);
      const writes = /^\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b/i.test(text) ? 1 : 0;
      found = { statement, writes, columns: [] };
      statements.set(text, found);
    }
    return found;
  };
  /** Runs one statement and counts it when it may have changed something. */
  const run = <R>(text: string, work: (statement: StatementSync, prepared: Prepared) => R, reads = false): R => {
    options.onStatement?.(text);
    try {
      const prepared = prepare(text, reads);
      const result = work(prepared.statement, prepared);
      writes += prepared.writes;
      return result;
    } catch (error) {
      throw translateSqliteError(error);
    }
  };
  return {
    dialect: 'sqlite',
    async all<R>(text: string, ...params: SqlValue[]) {
      const rows = (statement: StatementSync, prepared: Prepared) =>
        statement.all(...params).map((row) => toObject(prepared, row)) as R[];
      return run(text, rows, true);
    },
    async get<R>(text: string, ...params: SqlValue[]) {
      const first = (statement: StatementSync, prepared: Prepared) => {
        const row = statement.get(...params);
        return (row && toObject(prepared, row)) as R | undefined;
      };
      return run(text, first, true);
    },
    async run(text: string, ...params: SqlValue[]) {
      return run(text, (statement) => Number(statement.run(...params).changes));
    },
    async insert(_key: string, text: string, ...params: SqlValue[]) {
      const { changes, lastInsertRowid } = run(text, (statement) => statement.run(...params));
      return Number(changes) === 0 ? undefined : Number(lastInsertRowid);
    },
    async send(text: string, ...params: SqlValue[]) {
      run(text, (statement) => statement.run(...params));
    },
    begin: () => untilFree(() => withoutWaiting(db, () => run('BEGIN IMMEDIATE', (statement) => void statement.run()))),
    writes: () => writes,
    exec(text) {
      try {
        db.exec(text);
      } catch (error) {
        throw translateSqliteError(error);
      }
    },
    close: () => db.close(),
  };
}

interface Prepared {
  statement: StatementSync;
  /** 1 when it may change rows. */
  writes: number;
  /** Names of the columns, once a row was read. */
  columns: readonly string[];
}

type Row = Record<string, SQLOutputValue>;

/**
 * Rows are read as lists and made into objects here: the driver's own objects have no prototype and no shape that the
 * engine knows, and cost twice as much to make and to read. A changed schema may give the same statement other columns.
 */
function toObject(prepared: Prepared, values: Row): Row {
  if (prepared.columns.length !== values.length)
    prepared.columns = prepared.statement.columns().map(({ name }) => name);
  const { columns } = prepared;
  const row: Row = {};
  for (let index = 0; index < columns.length; index++) row[columns[index] ?? ''] = values[index] ?? null;
  return row;
}

/** Commands write while the server runs: each waits this long for the other's short commits. */
const lockWaitMs = 10_000;

function withoutWaiting(db: DatabaseSync, work: () => void): void {
  db.exec('PRAGMA busy_timeout = 0');
  try {
    work();
  } finally {
    db.exec(`PRAGMA busy_timeout = ${lockWaitMs}`);
  }
}

/** Tries every millisecond. Throws StorageError `busy` when the lock was never free. */
async function untilFree(work: () => void): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      work();
      return;
    } catch (error) {
      if (!(error instanceof StorageError && error.code === 'busy') || tried === lockWaitMs) throw error;
    }
    await sleep(1);
  }
}

function openFile(path: string, readOnly: boolean): DatabaseSync {
  try {
    return new DatabaseSync(path, { readOnly, timeout: lockWaitMs });
  } catch (error) {
    throw translateSqliteError(error);
  }
}

const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

/** Turns SQLite's result codes (https://sqlite.org/rescode.html) into our closed list; the rest passes as it is. */
export function translateSqliteError(error: unknown): unknown {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  switch (code) {
    case SQLITE_FULL:
      return new StorageError('full', 'the disk refuses to write: free some space and try again', error);
    case SQLITE_IOERR:
      return new StorageError('full', 'the disk refuses to write: is it full, read-only or failing?', error);
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return new StorageError('read-only', 'the data folder cannot be written: check its owner and mount', error);
    case SQLITE_BUSY:
      return new StorageError('busy', 'another program holds the database', error);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return new StorageError('corrupt', 'the database file is damaged: restore a backup', error);
    default:
      return error;
  }
}
