import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSqlite } from './open.ts';

test('what is struck out of the full-text index leaves the connection able to write', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-open-'));
  const sql = openSqlite(join(folder, 'words.db'));
  t.after(() => {
    sql.close();
    rmSync(folder, { recursive: true, force: true });
  });
  sql.exec("CREATE VIRTUAL TABLE words USING fts5 (text, content='', contentless_delete=1, detail=none)");
  sql.exec('CREATE TABLE lamps (id INTEGER PRIMARY KEY, name TEXT)');
  const inTransaction = async (work: () => Promise<void>) => {
    await sql.begin();
    await work();
    await sql.run('COMMIT');
  };
  for (let round = 0; round < 6; round += 1) {
    await inTransaction(async () => {
      for (let n = 1; n < 40; n += 1)
        await sql.run('INSERT INTO words (rowid, text) VALUES (?, ?)', round * 100 + n, `lamp ${n}`);
    });
    await inTransaction(async () => {
      // Each of these leaves row ids beyond 2^53 behind once there is enough to strike out.
      for (let n = 1; n < 5; n += 1) {
        assert.equal(await sql.run('DELETE FROM words WHERE rowid = ?', round * 100 + n), 1);
        await sql.all("SELECT rowid FROM words WHERE words MATCH 'lamp'");
      }
    });
  }
  await inTransaction(async () => {
    assert.equal(await sql.insert('id', 'INSERT INTO lamps (name) VALUES (?)', 'north'), 1);
  });
  assert.deepEqual(await sql.all('SELECT id, name FROM lamps'), [{ id: 1, name: 'north' }]);
});
