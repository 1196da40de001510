import type { Sql } from '../sql.ts';
import { openSqlite } from './open.ts';

/** Runs `work` in one read transaction on a connection of its own. */
export async function snapshot<T>(path: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = openSqlite(path);
  try {
    sql.exec('BEGIN');
    return await work(sql);
  } finally {
    sql.close();
  }
}

/** Runs `work` in one write transaction on a connection of its own. */
export async function maintain<T>(path: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = openSqlite(path);
  try {
    sql.exec('BEGIN IMMEDIATE');
    const result = await work(sql);
    sql.exec('COMMIT');
    return result;
  } finally {
    // Closing rolls back what was not committed.
    sql.close();
  }
}
