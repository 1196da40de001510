import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sql } from '../../src/storage/sql.ts';
import { eachDatabase } from '../support/each-database.ts';

/** What makes a commit wait until it is on disk. */
const waiting = {
  async sqlite(sql: Sql) {
    const mode = await sql.get<{ journal_mode: string }>('PRAGMA journal_mode');
    const wait = await sql.get<{ synchronous: number }>('PRAGMA synchronous');
    // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
    return `${mode?.journal_mode} ${wait?.synchronous}`;
  },
  async postgres(sql: Sql) {
    const wait = await sql.get<{ synchronous_commit: string }>('SHOW synchronous_commit');
    return `${wait?.synchronous_commit}`;
  },
};

eachDatabase('durable commits', (place) => {
  test('an answered commit is on disk, whatever the database is set up to do', async () => {
    const { sql, open, close } = await place();
    const settings = sql.dialect === 'sqlite' ? ['usual'] : ['off', 'on', 'remote_apply'];
    const found: string[] = [];
    for (const setting of settings) {
      const database =
        sql.dialect === 'postgres' && (await sql.get<{ name: string }>('SELECT current_database() AS name'));
      if (database) await sql.run(`ALTER DATABASE "${database.name}" SET synchronous_commit = ${setting}`);
      const store = await open();
      found.push(await store.maintain(waiting[store.dialect]), await store.readSql(waiting[store.dialect]));
      await store.close();
    }
    assert.deepEqual(
      found,
      sql.dialect === 'sqlite' ? ['wal 2', 'wal 2'] : ['on', 'on', 'on', 'on', 'remote_apply', 'remote_apply'],
    );
    await close();
  });
});
