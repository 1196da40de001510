import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { recordEvents } from '../../src/safety/events/record.ts';
import { verifyChain } from '../../src/safety/events/verify.ts';
import type { SafetyStore } from '../../src/safety/ports.ts';
import { safetyStoreContract } from '../../src/safety/testing/contract.ts';
import { safetyWorld, sha256 } from '../../src/safety/testing/world.ts';
import { safetyStore } from '../../src/storage/index.ts';
import { openPostgresStore } from '../../src/storage/postgres/store.ts';
import { openSqlite } from '../../src/storage/sqlite/open.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { skipWithout } from '../support/needs.ts';
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';

const quiet = { onCommit: () => undefined };

async function sqliteFile() {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-safety-'));
  const path = join(folder, 'test.db');
  const store = await openSqliteStore(path, quiet);
  return {
    path,
    store: safetyStore(store),
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

safetyStoreContract('SQLite', sqliteFile);

const binDir = findPostgres();
describe('PostgreSQL', { skip: skipWithout('postgres', binDir) }, () => {
  let server: TestPostgres;
  before(async () => {
    server = await startPostgres(binDir ?? '');
  });
  after(() => server?.stop());
  safetyStoreContract('PostgreSQL', async () => {
    const store = await openPostgresStore(await server.createDatabase(), { ...quiet, random: { below: () => 1 } });
    return { store: safetyStore(store), close: () => store.close() };
  });
});

describe('the ledger on disk', () => {
  const writeFive = async (store: SafetyStore) => {
    const world = safetyWorld(store);
    for (let n = 1; n <= 5; n += 1) {
      await store.write((tx) => recordEvents(tx, world.safety, 'system', [{ type: 'report-received', data: { n } }]));
    }
  };
  const tampered = async (statement: string) => {
    const file = await sqliteFile();
    try {
      await writeFive(file.store);
      const before = await file.store.read((tx) => tx.events.head());
      const sql = openSqlite(file.path);
      sql.exec('DROP TRIGGER safety_events_unchanged; DROP TRIGGER safety_events_kept');
      sql.exec(statement);
      sql.close();
      const plain = await file.store.read((tx) => verifyChain(tx, sha256));
      const anchored = await file.store.read((tx) => verifyChain(tx, sha256, { anchor: before }));
      return { plain, anchored };
    } finally {
      await file.close();
    }
  };

  it('refuses to change or delete an event', async () => {
    const file = await sqliteFile();
    await writeFive(file.store);
    const sql = openSqlite(file.path);
    assert.throws(() => sql.exec("UPDATE safety_events SET data = '{}' WHERE seq = 2"), /never changed/);
    assert.throws(() => sql.exec('DELETE FROM safety_events WHERE seq = 2'), /never deleted/);
    sql.close();
    assert.equal((await file.store.read((tx) => verifyChain(tx, sha256))).ok, true);
    await file.close();
  });

  it('shows a changed, a removed and an exchanged row, and a cut end', async () => {
    const changed = await tampered(`UPDATE safety_events SET data = '{"n":9}' WHERE seq = 3`);
    assert.deepEqual(changed.plain, { ok: false, seq: 3, problem: 'changed' });
    const removed = await tampered('DELETE FROM safety_events WHERE seq = 3');
    assert.deepEqual(removed.plain, { ok: false, seq: 3, problem: 'missing' });
    const cut = await tampered('DELETE FROM safety_events WHERE seq = 5');
    assert.deepEqual(cut.plain, { ok: false, seq: 5, problem: 'cut' });
    const exchanged = await tampered(`UPDATE safety_events SET at_ms = at_ms + 1 WHERE seq = 1`);
    assert.deepEqual(exchanged.plain, { ok: false, seq: 1, problem: 'changed' });
  });

  it('shows a forged head against one that was published', async () => {
    const forged = await tampered(
      `DELETE FROM safety_events WHERE seq = 5;
       UPDATE safety_ledger_head SET seq = 4, hash = (SELECT hash FROM safety_events WHERE seq = 4)`,
    );
    assert.equal(forged.plain.ok, true);
    assert.deepEqual(forged.anchored, { ok: false, seq: 5, problem: 'cut' });
  });
});
