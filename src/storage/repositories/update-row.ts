import type { Sql, SqlValue } from '../sql.ts';

/**
 * Gives one row these values; returns whether there is such a row. On SQLite only columns that differ are named: it writes
 * anew the entry in every index of which a column is named, whatever its value was, and each page that this touches goes
 * to the log. PostgreSQL compares by itself.
 */
export async function updateRow(
  sql: Sql,
  table: string,
  id: number,
  row: { readonly [column: string]: string | number | null },
): Promise<boolean> {
  const names = Object.keys(row);
  const set = (some: readonly string[]): Promise<number> =>
    sql.run(
      `UPDATE ${table} SET ${some.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
      ...some.map((name) => row[name] ?? null),
      id,
    );
  if (sql.dialect === 'postgres') return (await set(names)) === 1;
  const before = await sql.get<Record<string, SqlValue>>(`SELECT ${names.join(', ')} FROM ${table} WHERE id = ?`, id);
  if (!before) return false;
  const changed = names.filter((name) => before[name] !== row[name]);
  if (changed.length > 0) await set(changed);
  return true;
}
