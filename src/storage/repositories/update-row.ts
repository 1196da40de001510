import type { Sql, SqlValue } from '../sql.ts';

/** Values by the names of their columns. */
export interface Row {
  readonly [column: string]: string | number | null;
}

/**
 * Gives one row these values; returns whether there is such a row. On SQLite only columns that differ are named: it writes
 * anew the entry in every index of which a column is named, whatever its value was, and each page that this touches goes
 * to the log. PostgreSQL compares by itself. `before` is the row as this write has read it already, if it has.
 */
export async function updateRow(sql: Sql, table: string, id: number, row: Row, before?: Row): Promise<boolean> {
  const names = Object.keys(row);
  const set = (some: readonly string[]): Promise<number> =>
    sql.run(
      `UPDATE ${table} SET ${some.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
      ...some.map((name) => row[name] ?? null),
      id,
    );
  if (sql.dialect === 'postgres') return (await set(names)) === 1;
  const known =
    before ?? (await sql.get<Record<string, SqlValue>>(`SELECT ${names.join(', ')} FROM ${table} WHERE id = ?`, id));
  if (!known) return false;
  const changed = names.filter((name) => known[name] !== row[name]);
  if (changed.length > 0) await set(changed);
  return true;
}
