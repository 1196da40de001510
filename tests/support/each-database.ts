import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite } from 'node:test';
import pg from 'pg';
import { type ClosableStore, openPostgresStore, openSqliteStore } from '../../src/storage/index.ts';
import { numberPlaceholders } from '../../src/storage/postgres/placeholders.ts';
import { postgresSql, postgresTypes } from '../../src/storage/postgres/sql.ts';
import type { Sql } from '../../src/storage/sql.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { seededRandom } from './each-store.ts';
import { skipWithout } from './needs.ts';
import { findPostgres, startPostgres, type TestPostgres } from './postgres.ts';

/** An empty database, as plain SQL and, later, as the store of the present version. */
export interface EmptyDatabase {
  sql: Sql;
  open(): Promise<ClosableStore>;
  close(): Promise<void>;
}

const quiet = { onCommit: () => undefined, random: seededRandom(3) };

/** Runs the same tests on SQLite and, where it is installed, on PostgreSQL, each with new databases that have no schema. */
export function eachDatabase(what: string, tests: (place: () => Promise<EmptyDatabase>) => void): void {
  suite(`${what} on SQLite`, () => {
    const dir = mkdtempSync(join(tmpdir(), 'tocsin-steps-'));
    after(() => rmSync(dir, { recursive: true, force: true }));
    let made = 0;
    tests(async () => {
      const path = join(dir, `${(made += 1)}.db`);
      const sql = openSqlite(path, { rederivable: true });
      return { sql, open: () => openSqliteStore(path, quiet), close: async () => sql.close() };
    });
  });

  const binDir = findPostgres();
  suite(`${what} on PostgreSQL`, { skip: skipWithout('postgres', binDir) }, () => {
    let cluster: TestPostgres;
    before(async () => {
      cluster = await startPostgres(binDir ?? '');
    });
    after(() => cluster?.stop());
    tests(async () => {
      const url = await cluster.createDatabase();
      const client = new pg.Client({ connectionString: url, types: postgresTypes });
      await client.connect();
      return {
        sql: postgresSql(client, (text) => ({ text: numberPlaceholders(text) })),
        open: () => openPostgresStore(url, quiet),
        close: () => client.end(),
      };
    });
  });
}
