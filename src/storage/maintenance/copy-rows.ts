import type { Progress } from '#lib/progress.ts';
import { StorageError } from '../errors.ts';
import type { Sql, SqlValue } from '../sql.ts';
import { columnsOf, dataTables, lastKeys, setLastKey } from './tables.ts';

type Row = Record<string, SqlValue>;

/** SQLite takes 32,766 parameters in one statement, PostgreSQL 65,535. */
const parametersPerInsert = 16_000;
const rowsPerInsert = 500;

/**
 * Copies every row of `from` into `to`, whose schema is as new and which holds nothing but what its own making put
 * there. Both run in a transaction of the caller. Returns the number of rows.
 */
export async function copyRows(from: Sql, to: Sql, progress: Progress): Promise<number> {
  const tables = await dataTables(from);
  const target = new Set(await dataTables(to));
  let copied = 0;
  for (const table of tables) {
    if (!target.has(table))
      throw new StorageError('newer-schema', `the target has no table ${table}: it is of another version`);
    copied += await copyTable(from, to, table, (rows) => progress(`copying ${table}`, rows));
  }
  for (const [table, key] of await lastKeys(from)) {
    if (target.has(table)) await setLastKey(to, table, key.column, key.last);
  }
  return copied;
}

async function copyTable(from: Sql, to: Sql, table: string, told: (rows: number) => void): Promise<number> {
  const columns = await columnsOf(from, table);
  await to.run(`DELETE FROM ${table}`);
  const size = Math.max(1, Math.min(rowsPerInsert, Math.floor(parametersPerInsert / columns.length)));
  let copied = 0;
  for await (const rows of pages(from, table, size)) {
    const marks = rows.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    const values = rows.flatMap((row) => columns.map((column) => row[column] ?? null));
    await to.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${marks}`, ...values);
    copied += rows.length;
    told(copied);
  }
  return copied;
}

/** Reads a table in pages by its physical order, which stands still within a snapshot. */
async function* pages(from: Sql, table: string, size: number): AsyncGenerator<Row[]> {
  if (from.dialect === 'postgres') {
    const cursor = `copy_${table}`;
    await from.run(`DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT * FROM ${table}`);
    for (;;) {
      const rows = await from.all<Row>(`FETCH ${size} FROM ${cursor}`);
      if (rows.length === 0) break;
      yield rows;
    }
    await from.run(`CLOSE ${cursor}`);
    return;
  }
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await from.all<Row & { copy_place: number }>(
      `SELECT rowid AS copy_place, * FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ?`,
      last,
      size,
    );
    const end = rows.at(-1);
    if (!end) return;
    last = end.copy_place;
    yield rows;
  }
}
