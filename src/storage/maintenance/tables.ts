import type { Sql } from '../sql.ts';

/** Made anew from the rest of the data, and different in each dialect. */
const derived = new Set(['search_words', 'search_documents', 'search_terms', 'search_rules']);
/** Belong to one database and not to the data. */
const own = new Set(['schema_steps', 'write_gate', 'outbox']);

/** The tables that carry data in both dialects, in order of their names. */
export async function dataTables(sql: Sql): Promise<string[]> {
  const rows = await sql.all<{ name: string }>(
    sql.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1",
  );
  return rows
    .map((row) => row.name)
    .filter((name) => !own.has(name) && ![...derived].some((table) => name === table || name.startsWith(`${table}_`)));
}

/** Columns of a table in order of their names. */
export async function columnsOf(sql: Sql, table: string): Promise<string[]> {
  const rows = await sql.all<{ name: string }>(
    sql.dialect === 'sqlite'
      ? 'SELECT name FROM pragma_table_info(?) ORDER BY name'
      : 'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ? ORDER BY 1',
    table,
  );
  return rows.map((row) => row.name);
}

/** The last number that each rising key has given out, by table. Numbers are never given out again. */
export async function lastKeys(sql: Sql): Promise<Map<string, { column: string; last: number }>> {
  const keys = new Map<string, { column: string; last: number }>();
  if (sql.dialect === 'sqlite') {
    const rows = await sql.all<{ name: string; seq: number; key: string }>(
      `SELECT s.name, s.seq, (SELECT i.name FROM pragma_table_info(s.name) i WHERE i.pk = 1) AS key FROM sqlite_sequence s`,
    );
    for (const row of rows) keys.set(row.name, { column: row.key, last: row.seq });
    return keys;
  }
  const rows = await sql.all<{ name: string; column_name: string; sequence: string }>(
    `SELECT table_name AS name, column_name, pg_get_serial_sequence(table_name, column_name) AS sequence
     FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'`,
  );
  for (const row of rows) {
    const state = await sql.get<{ last: number }>(
      `SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END AS last FROM ${row.sequence}`,
    );
    keys.set(row.name, { column: row.column_name, last: state?.last ?? 0 });
  }
  return keys;
}

/** Continues a rising key after `last`. */
export async function setLastKey(sql: Sql, table: string, column: string, last: number): Promise<void> {
  if (sql.dialect === 'sqlite') {
    await sql.run('DELETE FROM sqlite_sequence WHERE name = ?', table);
    await sql.run('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)', table, last);
    return;
  }
  await sql.all('SELECT setval(pg_get_serial_sequence(?, ?), ?, false)', table, column, last + 1);
}
