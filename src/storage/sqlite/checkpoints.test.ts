import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createCheckpoints } from './checkpoints.ts';
import { openSqlite } from './open.ts';

const limits = { everyWrites: 100, everyMs: 0, logPages: 100, tailWrites: 20, passes: 4, holdMs: 5_000 };

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'tocsin-checkpoints-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

test('a log that is copied beside a writer without a pause begins anew, again and again, and nothing is lost', async (t) => {
  const path = join(folder(t), 'tocsin.db');
  const sql = openSqlite(path);
  sql.exec('PRAGMA wal_autocheckpoint = 0');
  await sql.run('CREATE TABLE lamps (id INTEGER PRIMARY KEY, lit TEXT NOT NULL)');
  const checkpoints = createCheckpoints(path, () => assert.fail('the thread ended'), limits);
  // https://sqlite.org/walformat.html: how often the log began anew.
  const starts = () => readFileSync(`${path}-wal`).readUInt32BE(12);
  const first = starts();
  let rows = 0;
  for (let round = 0; starts() < first + 3; round++) {
    assert.ok(round < 20_000, `the log has ${statSync(`${path}-wal`).size} bytes and does not begin anew`);
    await checkpoints.hold();
    await sql.run('BEGIN IMMEDIATE');
    for (let n = 0; n < 10; n++, rows++) await sql.run('INSERT INTO lamps (lit) VALUES (?)', 'x'.repeat(200));
    await sql.run('COMMIT');
    checkpoints.committed(sql.writes());
    await new Promise((resolve) => setImmediate(resolve));
  }
  await checkpoints.close();
  sql.close();
  const again = openSqlite(path);
  t.after(() => again.close());
  assert.deepEqual(await again.get('SELECT COUNT(*) AS lamps FROM lamps'), { lamps: rows });
  assert.deepEqual(await again.get('PRAGMA integrity_check'), { integrity_check: 'ok' });
});

test('when the thread cannot run, the writer hears of it and nobody is held', async (t) => {
  await new Promise<void>((resolve) => {
    const checkpoints = createCheckpoints(folder(t), resolve, limits);
    checkpoints.committed(limits.everyWrites);
    t.after(() => checkpoints.close());
  });
});
